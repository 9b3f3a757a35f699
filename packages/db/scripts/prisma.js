import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

// `node scripts/prisma.js <command>`: runs a command of Prisma that needs the schema only. Prisma would still download its
// native schema engine unless a setting names a file. Any file will do, since Prisma does not run it here.
const prisma = createRequire(import.meta.url).resolve('prisma/build/index.js');
const { status, stderr } = spawnSync(process.execPath, [prisma, ...process.argv.slice(2)], {
  stdio: ['ignore', 'ignore', 'pipe'],
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  },
});
if (status !== 0) process.stderr.write(stderr);
process.exitCode = status ?? 1;
