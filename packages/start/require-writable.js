// @ts-check
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Folders that commands write to, at the top and in each package and app. */
const WRITTEN = ['.turbo', '.data', 'dist', '.next'];

/**
 * Exits with a message if a folder that a build or a start writes to is not writable.
 *
 * @param {string} root the repository's folder
 */
export function requireWritable(root) {
  const members = ['apps', 'packages'].flatMap((parent) =>
    readdirSync(join(root, parent)).map((name) => join(root, parent, name)),
  );
  const folders = [root, ...members].filter((path) => existsSync(join(path, 'package.json')));
  const fault = folders
    .flatMap((path) => [path, ...WRITTEN.map((name) => join(path, name)).filter(existsSync)])
    .find((path) => !isWritable(path));
  if (fault === undefined) return;
  process.stderr.write(`${fault} must be a folder that this user can write to.\n`);
  process.exit(1);
}

/** @param {string} path */
function isWritable(path) {
  try {
    accessSync(path, constants.W_OK);
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
