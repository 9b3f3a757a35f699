import { EventEmitter, once } from 'node:events';
import { watch } from 'node:fs';
import { endOf, type ServerProcess, StartError } from './server-process.js';

/** A compiler writes its files one after the other: wait until it is done. */
const QUIET_MS = 250;

/** Calls back when a file in one of the folders has changed, and all have been still for a moment. */
function watchFolders(folders: readonly string[], signal: AbortSignal, onChange: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(onChange, QUIET_MS);
    }),
  );
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  });
}

/**
 * Keeps a server running until the signal aborts, and starts it anew whenever one of the folders changes. One that
 * does not start says why, and gets its next chance with the next change.
 */
export async function keepRunning(
  start: () => Promise<ServerProcess>,
  folders: readonly string[],
  signal: AbortSignal,
  report: (text: string) => void,
): Promise<void> {
  const events = new EventEmitter();
  const wake = () => events.emit('wake');
  watchFolders(folders, signal, wake);
  signal.addEventListener('abort', wake);
  while (!signal.aborted) {
    const woken = once(events, 'wake');
    let server: ServerProcess | undefined;
    try {
      server = await start();
      report('ready\n');
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof StartError)) throw error;
      report(`${error.summary}\nWaiting for a change …\n`);
    }
    if (server !== undefined) {
      await Promise.race([woken, server.ended]);
      const end = endOf(server.process);
      if (end !== undefined && !signal.aborted)
        report(`${server.name} has ended with ${end}.\nWaiting for a change …\n`);
    }
    await woken;
    await server?.stop();
  }
}
