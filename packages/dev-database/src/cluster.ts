import { randomBytes, randomUUID } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Runner } from './os-user.js';
import type { Binaries } from './binaries.js';

const PASSWORD = 'superuser-password';

/** Options of initdb: the same sort order and encoding on every system, and a password for every connection. */
const OPTIONS = [
  '--username=postgres',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--no-locale',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];

/**
 * Creates the cluster in `data` if necessary. It is created elsewhere and then renamed, so a killed start leaves no partial
 * cluster, and one of two parallel first starts wins.
 *
 * @returns the superuser's password
 */
export async function prepareCluster(
  data: string,
  { initdb }: Binaries,
  runner: Runner,
): Promise<string> {
  if (!existsSync(data)) await makeCluster(data, initdb, runner);
  const uid = process.getuid?.();
  if (uid !== undefined && uid !== 0 && statSync(data).uid !== uid) {
    throw new Error(
      `${data} belongs to another user: run this as that user, or remove the folder.`,
    );
  }
  return passwordOf(data);
}

/** Reads the superuser's password of an existing cluster. */
export function passwordOf(data: string): string {
  return readFileSync(join(data, PASSWORD), 'utf8');
}

async function makeCluster(data: string, initdb: string, { owner, run }: Runner): Promise<void> {
  const draft = `${data}-${randomUUID()}`;
  const password = `${draft}.password`;
  try {
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (owner) for (const path of [draft, password]) chownSync(path, owner.uid, owner.gid);
    const made = await run(initdb, [`--pgdata=${draft}`, `--pwfile=${password}`, ...OPTIONS]);
    if (!made) {
      const asRoot = process.getuid?.() === 0 ? 'use a folder that other users can enter, or ' : '';
      throw new Error(
        `initdb could not create a database in ${dirname(data)}: ${asRoot}set DATABASE_URL.`,
      );
    }
    renameSync(password, join(draft, PASSWORD));
    renameSync(draft, data);
  } catch (error) {
    if (!existsSync(data)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(password, { force: true });
  }
}
