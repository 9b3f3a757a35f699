import { EventEmitter, once } from 'node:events';
import { watch } from 'node:fs';
import { aborted } from './scope.js';
import { type ServerProcess, StartError } from './server-process.js';

/** A compiler writes its files one after the other: wait until it is done. */
const QUIET_MS = 250;

/** Calls back when a file in one of the folders has changed, and all have been still for a moment. */
function watchFolders(folders: readonly string[], signal: AbortSignal, onChange: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  for (const folder of folders) {
    watch(folder, { recursive: true, signal }, () => {
      clearTimeout(timer);
      timer = setTimeout(onChange, QUIET_MS);
    });
  }
  signal.addEventListener('abort', () => clearTimeout(timer));
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
  const changes = new EventEmitter();
  watchFolders(folders, signal, () => changes.emit('change'));
  while (!signal.aborted) {
    const change = once(changes, 'change');
    let server: ServerProcess | undefined;
    try {
      server = await start();
      report('ready\n');
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof StartError)) throw error;
      report(`${error.summary}\nWaiting for a change …\n`);
    }
    await Promise.race([change, aborted(signal)]);
    await server?.stop();
  }
}
