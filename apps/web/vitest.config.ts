import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    server: { deps: { inline: ['server-only'] } },
  },
  // As in server code, where the package server-only lets itself be imported.
  ssr: { resolve: { conditions: ['react-server'] } },
});
