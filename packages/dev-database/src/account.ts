import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** A user of this system. */
interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** How PostgreSQL's programs are run. */
export interface Runner {
  /** Whom the data must belong to; undefined: whoever makes them. */
  readonly owner?: Account;
  /** Runs a program to its end and answers whether it succeeded. */
  readonly run: (program: string, args: readonly string[]) => Promise<boolean>;
}

async function execute(
  command: string,
  args: readonly string[],
  account?: Account,
): Promise<boolean> {
  const child = spawn(command, args, {
    ...account,
    // The server outlives pg_ctl: with pipes it would hold them open, and waiting for their end would never end.
    stdio: 'ignore',
    // Where this command is run from may be closed to the account.
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

/** As an ordinary user in a namespace of its own, who is root to the files outside. */
const inNamespace: Runner = {
  run: (program, args) =>
    execute('unshare', ['--user', '--map-user=1000', '--map-group=1000', '--', program, ...args]),
};

function asAccount(owner: Account): Runner {
  return { owner, run: (program, args) => execute(program, args, owner) };
}

/** An account that every system has. */
function commonAccount(): Account | undefined {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const fields = ['postgres', 'nobody'].flatMap(
    (name) => users.find(([user]) => user === name) ?? [],
  );
  // macOS writes nobody's numbers as -2.
  return fields.length > 0
    ? { uid: Number(fields[2]) >>> 0, gid: Number(fields[3]) >>> 0 }
    : undefined;
}

/**
 * PostgreSQL refuses to run as root. So root runs it as whom the data belong to; new data get `postgres` or `nobody`,
 * where these can reach them, and in a clone that is closed to others (under /root, say) stay root's own. Anybody else
 * runs it as themselves.
 *
 * @param data the cluster's folder, which need not exist
 * @param program one of PostgreSQL's programs
 */
export async function findRunner(data: string, program: string): Promise<Runner> {
  if (process.getuid?.() !== 0) return asMyself;
  const made = statSync(data, { throwIfNoEntry: false });
  if (made) return made.uid === 0 ? inNamespace : asAccount({ uid: made.uid, gid: made.gid });
  const account = commonAccount();
  const reaches = (path: string) => execute('test', ['-x', path], account);
  const reached = await Promise.all([dirname(data), program].map(reaches));
  return account && reached.every(Boolean) ? asAccount(account) : inNamespace;
}
