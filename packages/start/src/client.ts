import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { endingWithParent } from './server-process.js';

/**
 * Generates the typed client of the compiled API, and writes it if it has changed. A failure is only reported, because the
 * next change of the API tries again.
 *
 * @param api the API's folder
 */
export async function writeClient(api: string, report: (text: string) => void): Promise<void> {
  const child = spawn(process.execPath, [join(api, 'scripts/client.js')], {
    env: endingWithParent(process.env),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child.stderr.setEncoding('utf8').on('data', report);
  await once(child, 'close').catch((error: unknown) => report(`${String(error)}\n`));
}
