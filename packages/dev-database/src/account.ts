import { spawnSync, type SpawnSyncOptions } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Whose rights PostgreSQL runs with. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Runs a program to its end and answers whether it succeeded. */
export type Run = (program: string, args: readonly string[]) => boolean;

/**
 * PostgreSQL refuses to run as root, so root lends it the account that its data belong to already, or else one that
 * every system has. Anybody else runs it as themselves.
 */
export function lentAccount(data: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(data, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const fields = users.find(([user]) => user === name);
    // macOS writes nobody's numbers as -2.
    if (fields) return { uid: Number(fields[2]) >>> 0, gid: Number(fields[3]) >>> 0 };
  }
  throw new Error('PostgreSQL refuses to run as root, and there is no account postgres or nobody.');
}

// The server outlives pg_ctl: with pipes it would hold them open, and waiting for their end would never end. And where
// the command is run from may be closed to the account.
const QUIET = { stdio: 'ignore', cwd: '/' } as const satisfies SpawnSyncOptions;

function spawn(command: string, args: readonly string[], account?: Account): boolean {
  const { status, error } = spawnSync(command, args, { ...QUIET, ...account });
  if (error) throw new Error(`${command} could not be run.`, { cause: error });
  return status === 0;
}

/**
 * How to run PostgreSQL's programs for the cluster in `data`. In a clone that is closed to others (under /root, say)
 * the lent account gets the one right of root that opens it: CAP_DAC_OVERRIDE, which containers have too.
 */
export function runner(data: string, program: string): Run {
  const account = lentAccount(data);
  if (!account) return (command, args) => spawn(command, args);
  const open = [dirname(data), program].every((path) => spawn('test', ['-x', path], account));
  if (open) return (command, args) => spawn(command, args, account);
  const lend = [
    `--reuid=${account.uid}`,
    `--regid=${account.gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    '--',
  ];
  return (command, args) => spawn('setpriv', [...lend, command, ...args]);
}
