import { randomUUID } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { SettingsError } from './settings-error.js';

/** Finds the repository's root: the nearest folder with a `turbo.json` above the working folder, or above the script. */
export function repositoryRoot(): string {
  for (const start of [process.cwd(), dirname(process.argv[1] ?? '')]) {
    for (let folder = start; ; folder = dirname(folder)) {
      if (existsSync(join(folder, 'turbo.json'))) return folder;
      if (folder === dirname(folder)) break;
    }
  }
  throw new Error(`${process.cwd()} is not inside a clone of the repository.`);
}

/**
 * Returns the folder `.data` at the repository's root, which keeps data between starts. Creates it if necessary.
 *
 * @throws {SettingsError} which names the folder, if it is not writable
 */
export function dataFolder(): string {
  const folder = join(repositoryRoot(), '.data');
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new SettingsError([{ name: folder, must: 'be a folder that this user can write to' }]);
  }
  return folder;
}

/**
 * Reads `.data/<name>`, and creates it first if necessary. If several processes start at once, one of them creates the
 * file, and all read the same content. For development only, in a clone or in a container with `.data` in a volume: in
 * production the keys come from the settings.
 *
 * @param make returns the content of a new file
 * @throws if the process runs outside of a clone, or the file is not readable
 */
export function dataFile(name: string, make: () => string): string {
  const path = join(repositoryRoot(), '.data', name);
  if (!existsSync(path)) {
    dataFolder();
    const draft = `${path}.${randomUUID()}`;
    // 0600: the content is secret. A link appears complete or not at all, and never replaces a file.
    writeFileSync(draft, make(), { mode: 0o600 });
    try {
      linkSync(draft, path);
    } catch (error) {
      if (!existsSync(path)) throw error;
    } finally {
      rmSync(draft);
    }
  }
  return readFileSync(path, 'utf8');
}
