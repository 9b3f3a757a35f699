import type { NextConfig } from 'next';
import { fileURLToPath } from 'node:url';

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: fileURLToPath(new URL('../..', import.meta.url)),
  poweredByHeader: false,
  // Cache Components answer a shell first, and with it status 200 for whatever is refused later.
  cacheComponents: false,
  experimental: { authInterrupts: true },
};

export default config;
