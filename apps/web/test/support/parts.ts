import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const tests = join(import.meta.dirname, '..');

/**
 * Imports the file of this name from each folder of tests that has one. Tables of all pages or forms are put together
 * from such files, so that deleting a feature's folder also deletes the feature's entries.
 *
 * @returns the default export of each file
 */
export async function partsOf<T>(file: string): Promise<T[]> {
  const paths = readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter((path) => basename(path) === file)
    .map((path) => join(tests, path));
  return Promise.all(paths.map((path) => importDefault<T>(path)));
}

async function importDefault<T>(path: string): Promise<T> {
  const part: { default: T } = await import(path);
  return part.default;
}
