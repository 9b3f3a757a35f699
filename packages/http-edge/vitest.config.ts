import { defineConfig, mergeConfig } from 'vitest/config';
import shared from '../testing/vitest.config.js';

export default defineConfig((env) =>
  mergeConfig(shared(env), {
    // A test replaces a module of Node.js.
    test: { isolate: true },
  }),
);
