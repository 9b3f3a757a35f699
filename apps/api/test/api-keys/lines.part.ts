import type { Lines } from '../validation/lines.js';

export default [
  ['the name of a key', 'POST', '/api-keys', 'name', { scopes: ['profile:read'] }],
] satisfies Lines;
