import { fork } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Contender } from './contenders.js';
import type { Usage } from './probe.js';

const probe = new URL('../dist/probe.js', import.meta.url).href;
const patience = 20_000;

export interface Server {
  url: string;
  /** From the start of the process to its first answer, in milliseconds. */
  startTime: number;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

const answers = (url: string) =>
  fetch(url).then(
    async (response) => response.text().then(() => true),
    () => false,
  );

/**
 * Starts a contender in production mode with its log going to a file, as it would run.
 * @param folder where its log goes
 * @param nodeOptions more for the command line of node, a profiler's switches for example
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
    execArgv: ['--import', probe, ...nodeOptions],
    stdio: ['ignore', log.fd, log.fd, 'ipc'],
  });
  await log.close();

  while (!(await answers(`${url}/user/profile`))) {
    if (child.exitCode !== null || performance.now() - begin > patience) {
      child.kill();
      throw new Error(`${contender.name} did not start:\n${await readFile(logFile, 'utf8')}`);
    }
    await setTimeout(5);
  }

  return {
    url,
    startTime: performance.now() - begin,
    async usage() {
      child.send('usage');
      const [usage]: Usage[] = await once(child, 'message');
      if (!usage) throw new Error(`${contender.name} did not tell its usage`);
      return usage;
    },
    async stop() {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}
