import type { NextConfig } from 'next';
import { fileURLToPath } from 'node:url';
import { unsupportedSourceRules } from './unsupported.config.js';

// Set here, because every Next.js command loads this file, including one that is started by hand.
process.env.NEXT_TELEMETRY_DISABLED = '1';

const LOCAL = 'http://localhost';

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: fileURLToPath(new URL('../..', import.meta.url)),
  // Image resizing and Google fonts, which no page uses.
  outputFileTracingExcludes: {
    '*': [
      '../../node_modules/{sharp,@img}/**',
      '../../node_modules/next/dist/server/capsize-font-metrics.json',
    ],
  },
  poweredByHeader: false,
  // Host names under which hot reload works in development, besides localhost.
  allowedDevOrigins: ['127.0.0.1', '[::1]', new URL(process.env['WEB_ORIGIN'] || LOCAL).hostname],
  // Checks only the sources that are shipped. `npm run lint` also checks the tests.
  typescript: { tsconfigPath: 'tsconfig.build.json' },
  // No redirects: the proxy responds with 404 to any other spelling of an address.
  skipTrailingSlashRedirect: true,
  // Off, because Cache Components send a shell with status 200 before a page can be refused.
  cacheComponents: false,
  turbopack: { rules: { '*.{ts,tsx}': unsupportedSourceRules } },
  experimental: {
    // While the proxy reads a body, Next keeps a copy for the page, up to this size (10 MB by default). The copying
    // starts before any of our checks, so the limit is low. No form is larger (proxy/read-form.ts).
    proxyClientMaxBodySize: '64kb',
  },
};

export default config;
