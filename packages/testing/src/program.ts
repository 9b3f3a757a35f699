import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A server that is installed on the system, such as a proxy. */
export interface Program {
  /** The Debian package, and the name of the command. */
  readonly name: string;
  /** Options, with paths relative to the folder of its files. */
  readonly args: readonly string[];
  /** Files that it reads, by name. */
  readonly files: Readonly<Record<string, string>>;
  readonly port: number;
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const isConnected = await once(socket, 'connect').then(Boolean, () => false);
  socket.destroy();
  return isConnected;
}

/**
 * Starts an installed server in a folder of its own, and waits until it listens on 127.0.0.1.
 *
 * @returns a function that ends it
 * @throws if it is not installed; the message has the command that installs it
 */
export async function startProgram({
  name,
  args,
  files,
  port,
}: Program): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), `${name}-`));
  // Some servers drop root's rights before they read their files.
  await chmod(folder, 0o755);
  for (const [file, text] of Object.entries(files)) {
    await writeFile(join(folder, file), text, { mode: 0o644 });
  }
  const env = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` };
  const child = spawn(name, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
  // A test run that is interrupted leaves no program running.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const end = new AbortController();
  const exit = once(child, 'exit')
    .catch((cause: unknown) => {
      throw new Error(`${name} is needed: apt-get install -y ${name}`, { cause });
    })
    .finally(() => {
      end.abort();
      process.off('exit', kill);
    });
  const ended = exit.then(() => {
    throw new Error(`${name} ended with ${child.exitCode}`);
  });
  const listening = async () => {
    while (!end.signal.aborted && !(await isListening(port))) await delay(20);
  };
  try {
    await Promise.race([listening(), ended]);
    if (end.signal.aborted) await ended;
  } catch (error) {
    await rm(folder, { recursive: true });
    throw error;
  }
  return async () => {
    child.kill('SIGTERM');
    await exit;
    await rm(folder, { recursive: true });
  };
}
