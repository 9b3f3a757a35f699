import type { Lines } from '../validation/lines.js';

export default [['a title', 'POST', '/notes', 'title', {}]] satisfies Lines;
