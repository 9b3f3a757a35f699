import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '@repo/testing';

/** A PgBouncer in transaction mode. */
export interface PgBouncer {
  /** The database's URL, through the pooler. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Starts a PgBouncer in transaction mode, with so few server connections that clients have to share them.
 *
 * @param databaseUrl the direct URL of the database
 * @throws when PgBouncer is not installed; the message has the command that installs it
 */
export async function pgBouncer(databaseUrl: string): Promise<PgBouncer> {
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  const folder = await mkdtemp(join(tmpdir(), 'pgbouncer-'));
  const poolerPort = await freePort();
  const target = `host=${hostname} port=${port} user=${username} password='${decodeURIComponent(password)}'`;
  await writeFile(
    join(folder, 'pgbouncer.ini'),
    `[databases]
${pathname.slice(1)} = ${target}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${poolerPort}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 4
max_client_conn = 200
`,
  );
  // PgBouncer refuses to run as root, and the user that it runs as must be able to read its file.
  await chmod(folder, 0o755);
  const asNobody = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child = spawn('pgbouncer', ['-q', ...asNobody, join(folder, 'pgbouncer.ini')], {
    env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exit = once(child, 'exit').catch((cause: unknown) => {
    throw new Error('PgBouncer is needed: apt-get install -y pgbouncer', { cause });
  });
  const isListening = async () => {
    const socket = connect(poolerPort, '127.0.0.1');
    const isConnected = await once(socket, 'connect').then(Boolean, () => false);
    socket.destroy();
    return isConnected;
  };
  const listening = async () => {
    while (!(await isListening())) await delay(20);
  };
  await Promise.race([
    listening(),
    exit.then(() => {
      throw new Error(`PgBouncer ended with ${child.exitCode}`);
    }),
  ]);
  return {
    url: `postgres://any@127.0.0.1:${poolerPort}${pathname}`,
    async close() {
      child.kill('SIGKILL');
      await exit;
      await rm(folder, { recursive: true });
    },
  };
}
