/* Starts the built web app: `node start.js` in the folder that `npm run build` assembled. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from './serve';

const dir = dirname(fileURLToPath(import.meta.url));
const { config } = JSON.parse(readFileSync(join(dir, '.next/required-server-files.json'), 'utf8'));
// As in the server.js that Next generates for `output: 'standalone'`.
Object.assign(process.env, {
  NODE_ENV: 'production',
  __NEXT_PRIVATE_STANDALONE_CONFIG: JSON.stringify(config),
});
process.chdir(dir);
await serve({ dev: false, dir });
