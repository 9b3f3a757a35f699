import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const tests = join(import.meta.dirname, '..');

/**
 * Imports the file with this name from each folder of tests that has one. Tables of all routes or schemes are joined
 * from such files, so that deleting the folder of a feature also deletes the feature's rows.
 *
 * @returns the default exports of the files
 */
export async function partsOf<T>(file: string): Promise<T[]> {
  const paths = readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter((path) => basename(path) === file)
    .toSorted();
  return Promise.all(paths.map((path) => importDefault<T>(join(tests, path))));
}

async function importDefault<T>(path: string): Promise<T> {
  const part: { default: T } = await import(path);
  return part.default;
}
