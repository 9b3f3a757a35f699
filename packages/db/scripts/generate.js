import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

// Generating reads the schema only. Prisma would still download its native schema engine, unless it is told that one is
// here: any file that exists will do, as nothing runs it.
const prisma = createRequire(import.meta.url).resolve('prisma/build/index.js');
const { status, stderr } = spawnSync(process.execPath, [prisma, 'generate', '--no-hints'], {
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
