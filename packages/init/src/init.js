// @ts-check
// `npm run init -- <name>`: gives the product its name, and removes what only this repository needs. Plain JavaScript that
// imports no packages, because it runs in a fresh clone.
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OptionError, readOptions, USAGE } from './options.js';
import { plan } from './plan.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

let isChanging = false;
try {
  const { product, dryRun } = readOptions(process.argv.slice(2), process.env);
  if (!dryRun) requireCleanTree();
  const planned = plan(root, product);
  if (dryRun) {
    process.stdout.write(`${describe(planned)}\nNothing was changed.\n`);
  } else {
    isChanging = true;
    for (const { path, after } of planned.changes) writeFileSync(join(root, path), after);
    for (const path of planned.removed) rmSync(join(root, path), { recursive: true });
    process.stdout.write(nextSteps(product.name));
  }
} catch (error) {
  const isUsage = error instanceof OptionError;
  const message = error instanceof Error ? error.message : String(error);
  const result = isChanging
    ? 'Some files were changed. To undo it: git restore .'
    : 'Nothing was changed.';
  process.stderr.write(`${message}\n${result}\n${isUsage ? `\n${USAGE}` : ''}`);
  process.exitCode = isUsage ? 64 : 1;
}

/** Throws unless `git restore .` would undo all changes of this program, and no others. */
function requireCleanTree() {
  let changed;
  try {
    const git = (/** @type {string[]} */ ...args) =>
      execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' });
    git('ls-files', '--error-unmatch', 'package.json');
    changed = git('status', '--porcelain');
  } catch (cause) {
    const output = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : '';
    throw new Error(
      `init needs a Git repository with commits, so that it can be undone. Without one: git init && git add --all && git commit. Git's message: ${output || String(cause)}`,
      { cause },
    );
  }
  if (changed === '') return;
  throw new Error(`Commit or stash your changes first, so that init can be undone:\n${changed}`);
}

/**
 * Lists the changes, with the lines that differ.
 *
 * @param {ReturnType<typeof plan>} planned
 */
function describe({ changes, removed }) {
  const lines = changes.flatMap(({ path, before, after }) => [
    `change ${path}`,
    ...linesOnlyIn(before, after).map((line) => `  - ${line}`),
    ...linesOnlyIn(after, before).map((line) => `  + ${line}`),
  ]);
  return [...lines, ...removed.map((path) => `remove ${path}`), ''].join('\n');
}

/**
 * @param {string} text
 * @param {string} other
 */
function linesOnlyIn(text, other) {
  const known = new Set(other.split('\n'));
  return text.split('\n').filter((line) => !known.has(line));
}

/** @param {string} name */
function nextSteps(name) {
  return `This is ${name} now. Next:

  npm install && npm run format   # updates package-lock.json, and aligns the README's tables
  npm start
  git add --all && git commit --message '${name}'

Then replace the start page (apps/web/src/app/page.tsx), the icon (apps/web/src/app/icon.svg), the colours
(apps/web/src/ui/design-tokens.css) and the pictures of the README (docs/images) with your own.
To undo everything before the commit: git restore .
`;
}
