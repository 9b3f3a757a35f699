import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { endingWithParent } from './server-process.js';

/**
 * Writes the typed client of the compiled API, if it has changed. A failure is reported, and does not end anything: the
 * next change of the API brings another attempt.
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
