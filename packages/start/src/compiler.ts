import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { endingWithParent } from './server-process.js';

const TSC = createRequire(import.meta.url).resolve('typescript/bin/tsc');

const WATCH = [
  '--watch',
  '--preserveWatchOutput',
  // A watch on a file ends when `git checkout` replaces the file; a watch on its folder does not.
  '--watchFile',
  'useFsEventsOnParentDirectory',
  '--pretty',
  'false',
];

/** A running compiler of a package. */
interface Compiler {
  readonly folder: string;
  /** Resolves after the first build. */
  readonly ready: Promise<unknown>;
  /** Resolves when the compiler has ended. */
  readonly ended: Promise<unknown>;
}

/**
 * Compiles a package, now and whenever one of its sources changes.
 *
 * @param folder the package's folder
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
      // In a group of its own, so that Ctrl-C reaches only this process, which then ends the compiler.
      detached: process.platform !== 'win32',
    },
  );
  signal.addEventListener('abort', () => child.kill());
  const ended = once(child, 'exit');
  const compiled = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('Watching for file changes')) resolve();
      // Other lines report starts and successes.
      if (text.includes('error TS')) onOutput(text);
    });
  });
  return { folder, ready: Promise.race([compiled, ended]), ended };
}
