import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Tail } from './tail.js';

/** A server of ours that runs as a process of its own. */
export interface ServerProcess {
  /** What people call it. */
  readonly name: string;
  /** Where it listens. */
  readonly url: string;
  readonly process: ChildProcess;
  /** When it has ended, by itself or not. */
  readonly ended: Promise<unknown>;
  /** What it has written, its last few megabytes. */
  readonly logs: () => string;
  /** Asks it to end, as a supervisor does, and waits for that; one that does not end within 15 s is killed. */
  readonly stop: () => Promise<void>;
  /** Ends it in the middle of whatever it does. */
  readonly kill: () => Promise<void>;
}

/** What to start, and how to know that it runs. */
export interface ServerOptions {
  /** What people call it. */
  readonly name: string;
  /** Where it works. */
  readonly folder: string;
  /** Its program, from there. */
  readonly script: string;
  readonly url: string;
  /** The path that answers 200 once it is ready. */
  readonly readyPath: string;
  readonly env: NodeJS.ProcessEnv;
  readonly onOutput?: ((text: string) => void) | undefined;
  /** Ends the server, also while it starts. */
  readonly signal?: AbortSignal | undefined;
}

/** The server ended before it was ready, or never became so. */
export class StartError extends Error {
  override readonly name = 'StartError';

  constructor(
    readonly summary: string,
    /** All that the server had written. */
    logs: string,
  ) {
    super(`${summary}\n${logs.split('\n').slice(-20).join('\n')}`);
  }
}

const PATIENCE_MS = 180_000;
const LAST_RESORT_MS = 15_000;

const END_WITH_PARENT = `--import=${import.meta.resolve('@repo/start/end-with-parent')}`;

/** The environment of a process that ends when its starter is gone, and so do the Node.js processes that it starts. */
export function endingWithParent(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { NODE_OPTIONS = '' } = env;
  return { ...env, NODE_OPTIONS: `${NODE_OPTIONS} ${END_WITH_PARENT}`.trim() };
}

/**
 * Starts a server and waits until it answers.
 *
 * @throws {StartError} when it ends instead, or is not ready within three minutes
 */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  options.signal?.throwIfAborted();
  const child = spawn(process.execPath, [options.script], {
    cwd: options.folder,
    env: endingWithParent(options.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    // Out of the terminal's reach: Ctrl-C is for the starter, which ends its servers in their order.
    detached: process.platform !== 'win32',
  });
  const logs = new Tail();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      logs.add(text);
      options.onOutput?.(text);
    });
  }
  // What a killed server leaves behind would hold its output open, and its port.
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
  // The signal lives on: it must not hold a server that does not, and its log.
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
      const answer = status === undefined ? 'gives no answer' : `answers ${status}`;
      throw new StartError(
        `${options.name} is not ready: ${options.readyPath} ${answer}.`,
        logs.text(),
      );
    }
    // One that answers already has its reasons: ask it less often.
    await delay(status === undefined ? 50 : 500);
  }
  const { name, url } = options;
  return { name, url, process: child, ended, logs: () => logs.text(), stop, kill };
}

/** Kills the processes that a server has started and not ended. */
function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined || process.platform === 'win32') return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // It has ended them all.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** How a process ended; undefined while it runs. */
export function endOf({ exitCode, signalCode }: ChildProcess): string | undefined {
  if (signalCode !== null) return signalCode;
  return exitCode === null ? undefined : `exit code ${exitCode}`;
}

/**
 * Makes sure that a server has not ended by itself.
 *
 * @throws with its last words
 */
export function requireRunning({ name, process: child, logs }: ServerProcess): void {
  const end = endOf(child);
  if (end === undefined) return;
  throw new Error(
    `${name} has ended by itself, with ${end}. Its last words:\n${logs().slice(-2000)}`,
  );
}

async function statusOf(url: string): Promise<number | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(60_000) });
    await response.body?.cancel();
    return response.status;
  } catch {
    // Not listening yet, or busy starting: it is asked again until the deadline.
    return undefined;
  }
}
