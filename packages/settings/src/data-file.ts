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

/** The clone's top folder: the nearest one, from where the process runs or its script lies, that holds `turbo.json`. */
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
 * The folder `.data` at the repository's root, made where there is none: what is kept between starts.
 *
 * @throws {SettingsError} which names the folder, when nothing can be written there
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
 * The content of `.data/<name>` at the repository's root, made once: of several processes that start together one
 * makes it and all read the same. For development, in a clone or in a container that keeps `.data` in a volume; in
 * production the settings bring the keys.
 *
 * @param make answers the content when there is none yet
 * @throws when there is no clone around, or the file is not readable
 */
export function dataFile(name: string, make: () => string): string {
  const path = join(repositoryRoot(), '.data', name);
  if (!existsSync(path)) {
    dataFolder();
    const draft = `${path}.${randomUUID()}`;
    // 0600: what lies here is secret. A link appears whole or not at all, and never replaces what is there.
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
