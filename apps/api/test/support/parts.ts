import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const tests = join(import.meta.dirname, '..');

/**
 * Imports a file from each folder of tests that has one. A table of all routes or schemes consists of such parts, so that a
 * feature takes its part along when its folder is deleted.
 *
 * @param file its name, which is the same in each folder
 * @returns what the files export as `default`
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
