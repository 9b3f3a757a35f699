import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { END_WITH_PARENT } from './server-process.js';

const TSC = createRequire(import.meta.url).resolve('typescript/bin/tsc');

/**
 * Compiles a package, and again whenever a source of it changes.
 *
 * @param folder the package's
 * @returns once the first compilation is done
 */
export async function watchSources(
  folder: string,
  signal: AbortSignal,
  onOutput: (text: string) => void,
): Promise<void> {
  const project = join(folder, 'tsconfig.build.json');
  const child = spawn(
    process.execPath,
    [
      ...END_WITH_PARENT,
      TSC,
      '-p',
      project,
      '--watch',
      '--preserveWatchOutput',
      '--pretty',
      'false',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  signal.addEventListener('abort', () => child.kill());
  const compiled = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('Watching for file changes')) resolve();
      // When it starts and finds nothing, there is nothing to read.
      if (text.includes('error TS')) onOutput(text);
    });
  });
  await Promise.race([compiled, once(child, 'exit')]);
}
