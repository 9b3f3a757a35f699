import { defineConfig, mergeConfig } from 'vitest/config';
import shared from '../../packages/testing/vitest.config.js';

export default defineConfig((env) =>
  mergeConfig(shared(env), {
    test: {
      exclude: ['e2e/**'],
      env: { APP_ENV: 'development' },
      server: { deps: { inline: ['server-only'] } },
      // A file that starts servers is several processes already.
      fileParallelism: false,
      // Loading the app for each file anew would take longer than the tests. No test replaces a module.
      isolate: false,
    },
    // From rolldown.config.js.
    define: { REFUSAL_STYLES: '""' },
    // As in server code, where the package server-only lets itself be imported.
    ssr: { resolve: { conditions: ['react-server'] } },
  }),
);
