export { default } from '../testing/vitest.config.js';
