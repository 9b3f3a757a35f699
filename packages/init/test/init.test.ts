import { spawnSync } from 'node:child_process';
import { readFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PRODUCT_NAME } from '@repo/settings';
import { expect, test } from 'vitest';
import { repositoryCopy } from './support/repository.js';

const copy = repositoryCopy();
const read = (path: string) => readFileSync(copy.path(path), 'utf8');

/** Finds the lines of the copy that a pattern matches, each with its file. */
function linesWith(pattern: string): string[] {
  const { status, stdout } = spawnSync('git', ['grep', '-IiP', pattern], {
    cwd: copy.path(),
    encoding: 'utf8',
  });
  expect([0, 1]).toContain(status);
  return stdout.split('\n').filter((line) => line !== '');
}

/** Returns the relative links of a page. */
const linksOf = (page: string) =>
  [...page.matchAll(/\]\((?!\w+:|#)([^)#\s]+)/g)].map(([, link = '']) => link);

const ARGS = ['Açme Notes', '--slogan', 'Notes that keep', '--holder', 'Acme Ltd'];

test('the product has its own name, slogan, slug and holder', () => {
  const { status, stdout, stderr } = copy.init(...ARGS);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^This is Açme Notes now\.[^]*npm install && npm run format/);
  expect(read('packages/settings/src/product.ts')).toMatch(
    /PRODUCT_NAME = "Açme Notes";[^]*PRODUCT_SLOGAN = "Notes that keep";/,
  );
  expect(read('README.md')).toMatch(/^# Açme Notes\n\nNotes that keep\.\n\n/);
  expect(JSON.parse(read('package.json')).name).toBe('acme-notes');
  const lock = JSON.parse(read('package-lock.json'));
  expect([lock.name, lock.packages[''].name]).toEqual(['acme-notes', 'acme-notes']);
  const compose = read('docker-compose.yml');
  expect(compose).toMatch(/^name: acme-notes$/m);
  expect(compose).toContain('image: acme-notes-api');
  expect(compose).toContain('postgres://acme_notes:local-use-only@database:5432/acme_notes');
  expect(read('LICENSE')).toContain(`(c) ${new Date().getFullYear()} Acme Ltd\n`);
});

test('the old name is left only in the copyright notice, which the licence requires', () => {
  const notice = linesWith('^Copyright');
  copy.init(...ARGS);
  const old = PRODUCT_NAME.replaceAll(/[^\p{L}\p{N}]/gu, '.?');
  expect(linesWith(old)).toEqual(notice);
});

test('nothing mentions what was removed, and no link leads there', () => {
  copy.init(...ARGS);
  const gone = ['(packages/|@repo/)(bench|guides|init)\\b', 'benchmark', 'npm run (bench|init)'];
  const pattern = [...gone, 'make-it-yours', 'remove-bench'].join('|');
  expect(linesWith(pattern)).toEqual([]);

  const removed = copy.git('ls-files', '--deleted').trim().split('\n');
  const pages = copy.git('ls-files', '*.md').trim().split('\n');
  const links = pages
    .filter((page) => !removed.includes(page))
    .flatMap((page) => linksOf(read(page)).map((link) => join(dirname(page), link)));
  expect(links.length).toBeGreaterThan(20);
  const isRemoved = (path: string) => removed.some((file) => `${file}/`.startsWith(`${path}/`));
  expect(links.filter((link) => !existsSync(copy.path(link)) && isRemoved(link))).toEqual([]);
});

test('a second run is refused, and changes nothing', () => {
  copy.init(...ARGS);
  copy.git('add', '--all');
  const first = copy.git('diff', '--cached');
  expect(JSON.parse(read('package.json')).scripts).not.toHaveProperty('init');
  expect(copy.init('Other').status).toBe(1);
  expect(copy.git('diff', '--cached')).toBe(first);
  expect(copy.git('diff')).toBe('');
});

test('git restore undoes init, as the message of init says', () => {
  const { stdout } = copy.init(...ARGS);
  expect(stdout).toContain('git restore .');
  expect(copy.git('status', '--porcelain')).not.toBe('');
  copy.git('restore', '.');
  expect(copy.git('status', '--porcelain')).toBe('');
});

test('--dry-run shows the changes, and changes nothing', () => {
  const { status, stdout } = copy.init(...ARGS, '--dry-run');
  expect(status).toBe(0);
  expect(stdout).toContain('change docker-compose.yml\n  - name: ');
  expect(stdout).toContain('  + name: acme-notes\n');
  expect(stdout).toContain('remove packages/init\n');
  expect(stdout).toMatch(/\nNothing was changed\.\n$/);
  expect(copy.git('status', '--porcelain')).toBe('');
});
