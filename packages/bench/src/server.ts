import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '@repo/dev-database';
import type { Contender } from './contenders.js';
import type { Usage } from './usage.js';
import { responds, until } from './wait.js';

const preload = ['usage.js', 'cheap-hash.js'].flatMap((file) => [
  '--import',
  new URL(`../dist/${file}`, import.meta.url).href,
]);

export interface Server {
  url: string;
  /** From the start of the process to its first response, in milliseconds. */
  startTime: number;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

/**
 * Starts a contender in production mode, with its log in a file.
 *
 * @param folder the folder of its log
 * @param nodeOptions additional options of Node.js, for a profiler for example
 */
export async function startServer(
  contender: Contender,
  folder: string,
  nodeOptions: string[] = [],
): Promise<Server> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const logFile = join(folder, `${contender.name}.log`);
  const log = await open(logFile, 'a');
  const { PATH, SystemRoot } = process.env;
  const begin = performance.now();
  const child = fork(contender.file, {
    env: { PATH, SystemRoot, NODE_ENV: 'production', ...contender.env(port) },
    execArgv: [...preload, ...nodeOptions],
    stdio: ['ignore', log.fd, log.fd, 'ipc'],
  });
  await log.close();
  let isStopping = false;

  try {
    await until(
      () => responds(`${url}/user/profile`),
      () => !child.connected,
    );
  } catch (error) {
    child.kill();
    const text = await readFile(logFile, 'utf8');
    throw new Error(`${contender.name}: ${text}`, { cause: error });
  }

  child.once('exit', () => {
    if (isStopping) return;
    const lastOutput = readFileSync(logFile, 'utf8').slice(-2000);
    process.stderr.write(`${contender.name} has ended unexpectedly:\n${lastOutput}\n`);
  });

  return {
    url,
    startTime: performance.now() - begin,
    async usage() {
      child.send('usage');
      const [usage]: Usage[] = await once(child, 'message');
      if (!usage) throw new Error(`${contender.name} did not report its usage`);
      return usage;
    },
    async stop() {
      if (!child.connected) return;
      isStopping = true;
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}
