import { basic } from './basic.js';

export default basic();
