// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changeReadme, replaceFound } from './readme.js';

/**
 * Parts that only this repository needs: its benchmarks, the tests that follow the guides, its changelog, and this
 * package.
 */
const ONLY_HERE = [
  'packages/bench',
  'docs/benchmarks.md',
  'docs/guides/remove-bench.md',
  'packages/guides',
  'docs/guides/README.md',
  'CHANGELOG.md',
  'packages/init',
  'docs/guides/make-it-yours.md',
];

/**
 * @typedef {object} Change
 * @property {string} path from the repository's root
 * @property {string} before
 * @property {string} after
 */

/**
 * Determines which files change, and which files and folders are removed. Changes nothing.
 *
 * @param {string} root the repository's folder
 * @param {import('./options.js').Product} product
 * @returns {{ changes: Change[], removed: string[] }}
 * @throws if a file does not have the text to change
 */
export function plan(root, product) {
  const removed = ONLY_HERE.filter((path) => existsSync(join(root, path)));
  /** @type {{ name: string, scripts: Record<string, string> }} */
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const scripts = Object.entries(manifest.scripts)
    .filter(([, command]) => removed.some((path) => command.includes(`${path}/`)))
    .map(([name]) => name);
  for (const script of scripts) delete manifest.scripts[script];

  /** @type {[path: string, change: (text: string) => string][]} */
  const edits = [
    ['packages/settings/src/product.ts', (text) => changeProduct(text, product)],
    ['README.md', (text) => changeReadme(text, product, { paths: removed, scripts })],
    ['package.json', () => toJson({ ...manifest, name: product.slug })],
    ['package-lock.json', (text) => changeLock(text, product.slug, removed)],
    ['docker-compose.yml', (text) => changeSlug(text, manifest.name, product.slug)],
    ['LICENSE', (text) => changeLicense(text, product.holder)],
  ];
  const changes = edits.map(([path, change]) => {
    // Git may have checked the file out with Windows line endings.
    const before = readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n');
    const failed = `${path} does not have the text that init changes.`;
    try {
      const after = change(before);
      if (after !== before) return { path, before, after };
    } catch (cause) {
      throw new Error(failed, { cause });
    }
    throw new Error(failed);
  });
  return { changes, removed };
}

/**
 * @param {string} text
 * @param {import('./options.js').Product} product
 */
function changeProduct(text, { name, slogan }) {
  const named = replaceFound(
    text,
    /PRODUCT_NAME =[^;]*;/,
    `PRODUCT_NAME = ${JSON.stringify(name)};`,
  );
  return replaceFound(
    named,
    /PRODUCT_SLOGAN =[^;]*;/,
    `PRODUCT_SLOGAN = ${JSON.stringify(slogan)};`,
  );
}

/**
 * @param {string} text
 * @param {string} before
 * @param {string} after
 */
function changeSlug(text, before, after) {
  return text.replaceAll(before, after).replaceAll(toSnake(before), toSnake(after));
}

/**
 * Drops the removed packages from package-lock.json. `npm install` then drops the dependencies that only those needed.
 *
 * @param {string} text
 * @param {string} name
 * @param {readonly string[]} removed
 */
function changeLock(text, name, removed) {
  /** @type {{ name: string, packages: Record<string, { name?: string, resolved?: string }> }} */
  const lock = JSON.parse(text);
  const packages = Object.entries(lock.packages)
    .filter(([path, { resolved = '' }]) => !removed.includes(path) && !removed.includes(resolved))
    .map(([path, entry]) => [path, path === '' ? { ...entry, name } : entry]);
  return toJson({ ...lock, name, packages: Object.fromEntries(packages) });
}

/**
 * Adds a copyright notice. The existing notice stays, as the MIT licence requires.
 *
 * @param {string} text
 * @param {string} holder
 */
function changeLicense(text, holder) {
  const year = new Date().getFullYear();
  return replaceFound(text, /^Copyright /m, `Copyright (c) ${year} ${holder}\nCopyright `);
}

/** @param {string} slug */
const toSnake = (slug) => slug.replaceAll('-', '_');

/** @param {object} value */
const toJson = (value) => `${JSON.stringify(value, null, 2)}\n`;
