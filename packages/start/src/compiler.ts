import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { endingWithParent } from './server-process.js';

const TSC = createRequire(import.meta.url).resolve('typescript/bin/tsc');

const WATCH = [
  '--watch',
  '--preserveWatchOutput',
  // A watch on a file ends when `git checkout` replaces the file; one on its folder does not.
  '--watchFile',
  'useFsEventsOnParentDirectory',
  '--pretty',
  'false',
];

/** A compiler that follows the sources of a package. */
export interface Compiler {
  readonly folder: string;
  /** When everything has been compiled once. */
  readonly ready: Promise<unknown>;
  /** When the compiler is gone. */
  readonly ended: Promise<unknown>;
}

/**
 * Compiles a package, and again whenever one of its sources changes.
 *
 * @param folder the package's
 * @param onOutput gets the errors in the sources
 */
export function watchSources(
  folder: string,
  signal: AbortSignal,
  onOutput: (text: string) => void,
): Compiler {
  const child = spawn(
    process.execPath,
    [TSC, '-p', join(folder, 'tsconfig.build.json'), ...WATCH],
    {
      env: endingWithParent(process.env),
      stdio: ['ignore', 'pipe', 'inherit'],
      // Out of the terminal's reach: Ctrl-C is for the starter, which ends it.
      detached: process.platform !== 'win32',
    },
  );
  signal.addEventListener('abort', () => child.kill());
  const ended = once(child, 'exit');
  const compiled = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('Watching for file changes')) resolve();
      // The other lines say when it starts and that it found nothing.
      if (text.includes('error TS')) onOutput(text);
    });
  });
  return { folder, ready: Promise.race([compiled, ended]), ended };
}
