import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Tail } from './tail.js';

/** A server that runs as a child process. */
export interface ServerProcess {
  /** Its name in messages. */
  readonly name: string;
  readonly url: string;
  readonly process: ChildProcess;
  /** Resolves when it has ended, for any reason. */
  readonly ended: Promise<unknown>;
  /** Returns the last few megabytes of its output. */
  readonly logs: () => string;
  /** Sends SIGTERM, and SIGKILL after 15 s. Resolves when it has ended. */
  readonly stop: () => Promise<void>;
  /** Sends SIGKILL. Resolves when it has ended. */
  readonly kill: () => Promise<void>;
}

export interface ServerOptions {
  /** Its name in messages. */
  readonly name: string;
  /** Its working folder. */
  readonly folder: string;
  /** Path of the program, from that folder. */
  readonly script: string;
  readonly url: string;
  /** The path that responds with 200 once the server is ready. */
  readonly readyPath: string;
  readonly env: NodeJS.ProcessEnv;
  readonly onOutput?: ((text: string) => void) | undefined;
  /** Ends the server, also while it starts. */
  readonly signal?: AbortSignal | undefined;
}

/** Thrown if a server ends before it is ready, or does not become ready in time. */
export class StartError extends Error {
  override readonly name = 'StartError';

  constructor(
    readonly summary: string,
    /** The output of the server. */
    logs: string,
  ) {
    super(`${summary}\n${logs.split('\n').slice(-20).join('\n')}`);
  }
}

const PATIENCE_MS = 180_000;
const LAST_RESORT_MS = 15_000;

const END_WITH_PARENT = `--import=${import.meta.resolve('@repo/start/end-with-parent')}`;

/** Returns an environment in which Node.js processes, and their children, end when their parent or this process is gone. */
export function endingWithParent(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { NODE_OPTIONS = '' } = env;
  return {
    ...env,
    NODE_OPTIONS: `${NODE_OPTIONS} ${END_WITH_PARENT}`.trim(),
    COMMAND_PID: String(process.pid),
  };
}

/**
 * Starts a server and waits until it is ready.
 *
 * @throws {StartError} if it ends, or is not ready within three minutes
 */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  options.signal?.throwIfAborted();
  const child = spawn(process.execPath, [options.script], {
    cwd: options.folder,
    env: endingWithParent(options.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    // In a group of its own, so that Ctrl-C reaches only this process, which then stops its servers in order.
    detached: process.platform !== 'win32',
  });
  const logs = new Tail();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      logs.add(text);
      options.onOutput?.(text);
    });
  }
  // Otherwise child processes of a killed server would hold its output and its port open.
  child.once('exit', () => killGroup(child));
  const ended = once(child, 'close');
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  const stop = async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), LAST_RESORT_MS);
    await ended;
    clearTimeout(timer);
  };
  const onAbort = () => void stop();
  options.signal?.addEventListener('abort', onAbort);
  // The signal lives longer than the server, so a listener that stays would keep the server's log in memory.
  child.once('close', () => options.signal?.removeEventListener('abort', onAbort));
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const status = await statusOf(options.url + options.readyPath);
    const end = endOf(child);
    if (end !== undefined) {
      await ended;
      throw new StartError(`${options.name} ended with ${end}.`, logs.text());
    }
    if (status === 200) break;
    if (Date.now() > deadline) {
      await kill();
      const response = status === undefined ? 'does not respond' : `responds with ${status}`;
      throw new StartError(
        `${options.name} is not ready: ${options.readyPath} ${response}.`,
        logs.text(),
      );
    }
    // A server that responds but is not ready waits for something, so it is asked less often.
    await delay(status === undefined ? 50 : 500);
  }
  const { name, url } = options;
  return { name, url, process: child, ended, logs: () => logs.text(), stop, kill };
}

/** Kills the child processes that a server has left. */
function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined || process.platform === 'win32') return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // ESRCH: no process is left.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Returns the signal or exit code that a process ended with; undefined while it runs. */
export function endOf({ exitCode, signalCode }: ChildProcess): string | undefined {
  if (signalCode !== null) return signalCode;
  return exitCode === null ? undefined : `exit code ${exitCode}`;
}

/**
 * Checks that a server is running.
 *
 * @throws with the end of its output, if it has ended
 */
export function requireRunning({ name, process: child, logs }: ServerProcess): void {
  const end = endOf(child);
  if (end === undefined) return;
  throw new Error(
    `${name} has ended unexpectedly, with ${end}. Its last output:\n${logs().slice(-2000)}`,
  );
}

async function statusOf(url: string): Promise<number | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(60_000) });
    await response.body?.cancel();
    return response.status;
  } catch {
    // Not listening yet, or busy starting: it is tried again until the deadline.
    return undefined;
  }
}
