import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** npm changes this file in place, which through a link would change the original. npm replaces all other files. */
const CHANGED_IN_PLACE = '.package-lock.json';

/** Makes a hard link to a file, which takes no space; if that is not possible, copies the file. */
function linkOrCopy(from: string, to: string): void {
  if (basename(from) === CHANGED_IN_PLACE) return copyFileSync(from, to);
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** Copies a folder. Its links to our packages are relative, so they lead to the copies. */
function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (entry.isDirectory()) copyFolder(source, target);
    else linkOrCopy(source, target);
  }
}

/**
 * Creates a new repository and commits a copy of each file that is tracked here or that `git add` would add. Nothing is
 * installed or built.
 *
 * @returns the folder of the new repository
 */
export function copyRepository(): string {
  const folder = mkdtempSync(join(tmpdir(), 'checkout-'));
  // Root runs PostgreSQL as another user, who must be able to enter the folder.
  chmodSync(folder, 0o755);
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  const deleted = new Set(git(repository, 'ls-files', '-z', '--deleted').split('\0'));
  const files = git(repository, ...list)
    .split('\0')
    .filter((file) => file && !deleted.has(file));
  for (const file of files) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    copyFileSync(join(repository, file), join(folder, file));
  }
  git(folder, 'init', '--quiet');
  commit(folder, 'The files of the repository');
  return folder;
}

/**
 * Creates a new repository as {@link copyRepository} does, with installed packages, but without builds.
 *
 * @returns the folder of the new repository
 */
export function checkOut(): string {
  const folder = copyRepository();
  for (const path of installedIn('', 'apps', 'packages'))
    copyFolder(join(repository, path), join(folder, path));
  return folder;
}

/** Returns the folders with installed packages: that of the repository, and those of workspaces with a version of their own. */
function installedIn(root: string, ...parents: readonly string[]): string[] {
  const workspaces = parents.flatMap((parent) =>
    readdirSync(join(repository, parent)).map((name) => join(parent, name)),
  );
  return [root, ...workspaces]
    .map((workspace) => join(workspace, 'node_modules'))
    .filter((path) => existsSync(join(repository, path)));
}

/** Finds the cache of Turborepo for this repository, which worktrees share. */
export function buildCache(): string {
  const common = git(repository, 'rev-parse', '--path-format=absolute', '--git-common-dir').trim();
  return join(dirname(common), '.turbo/cache');
}

export function removeCheckout(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

export function git(folder: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 });
}

/** Commits all changes. */
export function commit(folder: string, message: string): void {
  git(folder, 'add', '--all');
  const author = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.com',
    '-c',
    'commit.gpgsign=false',
  ];
  git(folder, ...author, 'commit', '--quiet', '--message', message);
}
