import { once, setMaxListeners } from 'node:events';

/** The lifetime of a command that runs until it is stopped. */
export interface Scope {
  /** Aborts when the command ends: by Ctrl-C, by a supervisor, with its parent, or after a failure. */
  readonly signal: AbortSignal;
  /** Registers a cleanup for the end of the command. Cleanups run in reverse order. */
  readonly defer: (cleanup: () => Promise<void>) => void;
}

/** Resolves when the signal aborts, or at once if it already has. */
export async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

/**
 * Runs a command to its end, and then its cleanups.
 *
 * @param work returns when the signal aborts
 * @returns the exit code: 0 also if the command was stopped
 */
export async function runScope(work: (scope: Scope) => Promise<void>): Promise<number> {
  const controller = new AbortController();
  const { signal } = controller;
  // No limit, because each compiler, watcher and server adds a listener.
  setMaxListeners(0, signal);
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => controller.abort());
  }
  const cleanups: (() => Promise<void>)[] = [];
  let code = 0;
  try {
    await work({ signal, defer: (cleanup) => void cleanups.push(cleanup) });
  } catch (error) {
    // Failures after the command was stopped are expected.
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
