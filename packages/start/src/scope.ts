import { once, setMaxListeners } from 'node:events';

/** What a command that runs until it is told to end holds on to. */
export interface Scope {
  /** Aborts when the command ends: by Ctrl-C, by a supervisor, with its starter, or because something failed. */
  readonly signal: AbortSignal;
  /** Has something ended with the command; the last that came is the first to go. */
  readonly defer: (cleanup: () => Promise<void>) => void;
}

/** When the signal aborts, or at once when it has. */
export async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

/**
 * Runs a command to its end, and then ends all that it started.
 *
 * @param work ends by itself when the signal aborts
 * @returns the exit code: 0 also when it was told to end, and could end everything
 */
export async function runScope(work: (scope: Scope) => Promise<void>): Promise<number> {
  const controller = new AbortController();
  const { signal } = controller;
  // One listener for each compiler, watcher and server.
  setMaxListeners(0, signal);
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => controller.abort());
  }
  const cleanups: (() => Promise<void>)[] = [];
  let code = 0;
  try {
    await work({ signal, defer: (cleanup) => void cleanups.push(cleanup) });
  } catch (error) {
    // What was under way when the command was told to end fails, and nobody wants to read of it.
    if (!signal.aborted) {
      code = 1;
      process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    }
  } finally {
    controller.abort();
    for (const cleanup of cleanups.toReversed()) await cleanup();
  }
  return code;
}
