import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const OWN = new Set(['prisma', '@prisma']);

const isNoEngine = (path: string) => !path.includes('schema-engine-');

/**
 * Copies this package's schema, migrations and scripts, with a Prisma that has not downloaded its engine.
 *
 * @returns the folder, in which the package is `packages/db`
 */
export function copyWithoutEngine(): string {
  const folder = mkdtempSync(join(tmpdir(), 'prisma-'));
  for (const path of ['prisma', 'scripts', 'prisma.config.ts', 'package.json']) {
    cpSync(join(root, 'packages/db', path), join(folder, 'packages/db', path), { recursive: true });
  }
  const link = (name: string) =>
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  mkdirSync(join(folder, 'node_modules/@prisma'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) if (!OWN.has(name)) link(name);
  for (const name of readdirSync(join(root, 'node_modules/@prisma')))
    if (name !== 'engines') link(`@prisma/${name}`);
  for (const name of ['prisma', '@prisma/engines']) {
    const path = join('node_modules', name);
    cpSync(join(root, path), join(folder, path), { recursive: true, filter: isNoEngine });
  }
  return folder;
}
