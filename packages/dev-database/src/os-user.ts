import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** A user of this system. */
interface OsUser {
  readonly uid: number;
  readonly gid: number;
}

/** Runs the programs of PostgreSQL. */
export interface Runner {
  /** The required owner of the data; undefined if it is this process's user. */
  readonly owner?: OsUser;
  /** Runs a program to its end. Resolves to true if it succeeded. */
  readonly run: (program: string, args: readonly string[]) => Promise<boolean>;
}

async function execute(command: string, args: readonly string[], user?: OsUser): Promise<boolean> {
  const child = spawn(command, args, {
    ...user,
    // The server outlives pg_ctl and would hold pipes open, so waiting for their end would never end.
    stdio: 'ignore',
    // The user may have no access to the current folder.
    cwd: '/',
  });
  try {
    await once(child, 'exit');
  } catch (error) {
    throw new Error(`${command} could not be run.`, { cause: error });
  }
  return child.exitCode === 0;
}

const asMyself: Runner = { run: (program, args) => execute(program, args) };

/** Runs programs in a user namespace of their own, as an ordinary user who has root's access to files. */
const inNamespace: Runner = {
  run: (program, args) =>
    execute('unshare', ['--user', '--map-user=1000', '--map-group=1000', '--', program, ...args]),
};

function asUser(owner: OsUser): Runner {
  return { owner, run: (program, args) => execute(program, args, owner) };
}

/** Finds the user `postgres` or `nobody`. */
function commonUser(): OsUser | undefined {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const fields = ['postgres', 'nobody'].flatMap(
    (name) => users.find(([user]) => user === name) ?? [],
  );
  // macOS has -2 as the ids of `nobody`.
  return fields.length > 0
    ? { uid: Number(fields[2]) >>> 0, gid: Number(fields[3]) >>> 0 }
    : undefined;
}

/**
 * Finds the user to run PostgreSQL as, since PostgreSQL refuses to run as root. A user other than root runs it as that
 * same user. Root runs it as the owner of the data, or for new data as `postgres`, or else `nobody`. If the owner is
 * root, or if `postgres` or `nobody` cannot enter the folder (under /root, for example) or run the program, root runs
 * PostgreSQL in a user namespace.
 *
 * @param data the cluster's folder, which need not exist
 * @param program one of PostgreSQL's programs
 */
export async function findRunner(data: string, program: string): Promise<Runner> {
  if (process.getuid?.() !== 0) return asMyself;
  const made = statSync(data, { throwIfNoEntry: false });
  if (made) return made.uid === 0 ? inNamespace : asUser({ uid: made.uid, gid: made.gid });
  const user = commonUser();
  const reaches = (path: string) => execute('test', ['-x', path], user);
  const reached = await Promise.all([dirname(data), program].map(reaches));
  return user && reached.every(Boolean) ? asUser(user) : inNamespace;
}
