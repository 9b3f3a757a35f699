import { EventEmitter, once } from 'node:events';
import { watch } from 'node:fs';
import { endOf, type ServerProcess, StartError } from './server-process.js';

/** Time without changes after which a compiler has written all its files. */
const QUIET_MS = 250;

/** Calls back after a change in one of the folders, once no other change has followed for {@link QUIET_MS}. */
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
 * Keeps a server running until the signal aborts, and restarts it when one of the folders changes. If it does not start, the
 * reason is reported, and the next change starts it again.
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
      report(`${error.summary}\nWaiting for changes …\n`);
    }
    if (server !== undefined) {
      await Promise.race([woken, server.ended]);
      const end = endOf(server.process);
      if (end !== undefined && !signal.aborted)
        report(`${server.name} has ended with ${end}.\nWaiting for changes …\n`);
    }
    await woken;
    await server?.stop();
  }
}
