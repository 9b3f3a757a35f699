// @ts-check
// `npm run migrate`: creates and applies a migration with `prisma migrate dev`. Says what Prisma downloads for it, and
// what to do if the download fails.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const prisma = require.resolve('prisma/build/index.js');
const engines = dirname(createRequire(prisma).resolve('@prisma/engines/package.json'));
const { PRISMA_ENGINES_MIRROR, PRISMA_SCHEMA_ENGINE_BINARY } = process.env;
const ORIGINAL = 'https://binaries.prisma.sh';
const source = PRISMA_ENGINES_MIRROR || ORIGINAL;

/** Checks that there is a schema engine: a downloaded one, or one that a setting names. */
const hasEngine = () =>
  Boolean(PRISMA_SCHEMA_ENGINE_BINARY) ||
  readdirSync(engines).some((name) => name.startsWith('schema-engine-'));

if (!hasEngine()) {
  process.stderr.write(`Prisma downloads its schema engine once, from ${source}.\n`);
}
const { status } = spawnSync(
  process.execPath,
  [prisma, 'migrate', 'dev', ...process.argv.slice(2)],
  {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: 'inherit',
    env: { ...process.env, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' },
  },
);
process.exitCode = status ?? 1;
if (status !== 0 && !hasEngine()) {
  process.stderr.write(`
The schema engine could not be downloaded, so no migration was created. Do one of these:

- Behind a proxy: set HTTPS_PROXY.
- With a mirror of ${ORIGINAL}: set PRISMA_ENGINES_MIRROR to its URL.
- With the engine as a file, for this version of Prisma and this system: set PRISMA_SCHEMA_ENGINE_BINARY to its absolute path.
- Without the engine: write packages/db/prisma/migrations/<YYYYMMDDhhmmss>_<name>/migration.sql by hand. \`npm run dev\`,
  \`npm start\` and the tests apply it (docs/guides/change-the-schema.md).
`);
}
