import { defineConfig, mergeConfig } from 'vitest/config';
import shared from '../../packages/testing/vitest.config.js';

export default defineConfig((env) =>
  mergeConfig(shared(env), {
    test: {
      exclude: ['e2e/**'],
      env: { APP_ENV: 'development' },
      server: { deps: { inline: ['server-only'] } },
      // A test file that starts servers already runs several processes.
      fileParallelism: false,
    },
    // Set by rolldown.config.js in a build.
    define: { REFUSAL_STYLES: '""' },
    // As in server code: otherwise the package server-only throws.
    ssr: { resolve: { conditions: ['react-server'] } },
  }),
);
