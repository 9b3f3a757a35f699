import type { NextConfig } from 'next';
import { fileURLToPath } from 'node:url';
import { unsupportedSourceRules } from './unsupported.config.js';

// Read by whatever of Next.js loads this file, also when it is started by hand: nothing is sent, and no notice printed.
process.env.NEXT_TELEMETRY_DISABLED = '1';

const LOCAL = 'http://localhost';

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: fileURLToPath(new URL('../..', import.meta.url)),
  // For resizing images, which no page asks for, and for fonts of Google's, which none uses.
  outputFileTracingExcludes: {
    '*': [
      '../../node_modules/{sharp,@img}/**',
      '../../node_modules/next/dist/server/capsize-font-metrics.json',
    ],
  },
  poweredByHeader: false,
  // Names under which hot reload works in development, beside localhost.
  allowedDevOrigins: ['127.0.0.1', '[::1]', new URL(process.env['WEB_ORIGIN'] || LOCAL).hostname],
  // What is shipped; `npm run lint` checks the tests too.
  typescript: { tsconfigPath: 'tsconfig.build.json' },
  // Another spelling of an address is another address, which the proxy answers with 404.
  skipTrailingSlashRedirect: true,
  // Cache Components answer a shell first, and with it status 200 for whatever is refused later.
  cacheComponents: false,
  turbopack: { rules: { '*.{ts,tsx}': unsupportedSourceRules } },
  experimental: {
    // Next keeps a copy of each body for the page while the proxy reads the first, up to this much (10 MB by default, in
    // front of any check of ours), and reads the rest to nowhere. More than any form takes (proxy/read-form.ts), and little.
    proxyClientMaxBodySize: '64kb',
  },
};

export default config;
