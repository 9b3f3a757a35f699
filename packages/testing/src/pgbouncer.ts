import { freePort } from '@repo/dev-database';
import { startProgram } from './program.js';

/** A PgBouncer in transaction mode. */
export interface PgBouncer {
  /** The database's URL, through the pooler. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Starts a PgBouncer with these settings.
 *
 * @param ini the content of `pgbouncer.ini`
 * @param userlist the content of `userlist.txt` in the same folder
 * @returns a function that ends it
 * @throws if PgBouncer is not installed; the message has the command that installs it
 */
export function startPgBouncer(ini: string, userlist = ''): Promise<() => Promise<void>> {
  // PgBouncer refuses to run as root.
  const asNobody = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  return startProgram({
    name: 'pgbouncer',
    args: ['-q', ...asNobody, 'pgbouncer.ini'],
    files: { 'pgbouncer.ini': ini, 'userlist.txt': userlist },
    port: Number(/^listen_port = (\d+)$/m.exec(ini)?.[1]),
  });
}

/**
 * Starts a PgBouncer in transaction mode, with so few server connections that clients have to share them.
 *
 * @param databaseUrl the direct URL of the database
 * @throws if PgBouncer is not installed; the message has the command that installs it
 */
export async function pgBouncer(databaseUrl: string): Promise<PgBouncer> {
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  const poolerPort = await freePort();
  const target = `host=${hostname} port=${port} user=${username} password='${decodeURIComponent(password)}'`;
  const close = await startPgBouncer(`[databases]
${pathname.slice(1)} = ${target}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${poolerPort}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 4
max_client_conn = 200
`);
  return { url: `postgres://any@127.0.0.1:${poolerPort}${pathname}`, close };
}
