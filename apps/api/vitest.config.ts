export { default } from '../../packages/testing/vitest.config.js';
