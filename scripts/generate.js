// `npm run generate -- project` adds a resource: a copy of the sample, the notes, under another name, in the API, the web app, the
// database and the tests. A copy, and not templates, because the sample is always tested. Plain JavaScript, because it may run
// before anything is built.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Files that name the sample in a few lines. Each gets the same lines for the new resource. */
const LISTS = [
  'apps/api/src/app.module.ts',
  'apps/api/src/tokens/scopes.ts',
  'apps/web/src/proxy/routes.ts',
  'apps/web/src/ui/site-header.tsx',
  'packages/db/prisma/schema.prisma',
];

/** Files of the sample, and its migration. */
const SAMPLE = /^(?:apps|packages\/db)\/(?!.*\/api-keys\/)(?:.+\/)?(?:\d+_)?notes(?:\/|\.\w)/;

/** The sample's name in any spelling of an identifier or a sentence, after an article if there is one. */
const NAME = /(\ban? )?(?:(?<![A-Za-z])(note)|(?<![A-Z])(Note)|(NOTE))(s?|S?)(?![a-z])/g;

const USAGE = `Usage: npm run generate -- <name> [<plural>], such as
  npm run generate -- project
  npm run generate -- category categories
Both are one word of small letters a to z.`;

/** @returns {never} */
function fail(/** @type {string} */ message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

const capital = (/** @type {string} */ word) => word.charAt(0).toUpperCase() + word.slice(1);

/** Returns a function that writes the new name in place of the sample's. */
function renamer(/** @type {string} */ singular, /** @type {string} */ plural) {
  const article = /^[aeiou]/.test(singular) ? 'an ' : 'a ';
  return (/** @type {string} */ text) =>
    text.replaceAll(NAME, (_, before = '', small, large, _capitals, s) => {
      const word = s === '' ? singular : plural;
      const cased = small ? word : large ? capital(word) : word.toUpperCase();
      return (before && article) + cased;
    });
}

/** Adds, below each group of lines that name the sample, the same lines for the new resource. */
function withLines(/** @type {string} */ text, /** @type {(text: string) => string} */ rename) {
  const lines = text.split('\n');
  /** @type {string[]} */
  let copies = [];
  return lines
    .flatMap((line) => {
      const renamed = rename(line);
      if (renamed !== line) {
        copies.push(renamed);
        return [line];
      }
      const before = copies;
      copies = [];
      return [...before, line];
    })
    .join('\n');
}

/** @returns {readonly [singular: string, plural: string]} the names in the arguments */
function names() {
  const [singular = '', plural, ...others] = process.argv.slice(2);
  const known = plural ?? (singular.endsWith('y') ? `${singular.slice(0, -1)}ies` : `${singular}s`);
  const areWords = [singular, known].every((word) => /^[a-z]{2,40}$/.test(word));
  if (!areWords || singular === known || others.length > 0) fail(USAGE);
  return [singular, known];
}

/** Copies the files of the sample. Migrations get a time of their own. @returns {Map<string, string>} the texts by path */
function copiesOf(/** @type {(text: string) => string} */ rename) {
  const now = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const tracked = execFileSync('git', ['ls-files', '-z', 'apps', 'packages/db'], { cwd: root });
  const sample = tracked
    .toString()
    .split('\0')
    .filter((path) => SAMPLE.test(path));
  if (sample.length === 0)
    fail('The sample is gone: this command copies its folders, apps/*/src/**/notes.');
  return new Map(
    sample.map((path) => [
      rename(path.replace(/\/\d{14}_/, `/${now}_`)),
      rename(readFileSync(join(root, path), 'utf8')),
    ]),
  );
}

const [singular, plural] = names();
const rename = renamer(singular, plural);
const files = copiesOf(rename);
for (const path of LISTS) {
  const text = readFileSync(join(root, path), 'utf8');
  files.set(path, withLines(text, rename));
}
// Nothing is written if anything is in the way.
const taken = [...files.keys()].filter(
  (path) => !LISTS.includes(path) && existsSync(join(root, path)),
);
if (taken.length > 0) fail(`${singular} exists already: ${taken.join(', ')}`);

for (const [path, text] of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
// Names of another length may break lines elsewhere.
const formatted = [...files.keys()].filter((path) => /\.(?:tsx?|css)$/.test(path));
const prettier = ['node_modules/prettier/bin/prettier.cjs', '--write', '--log-level=warn'];
execFileSync(process.execPath, [...prettier, ...formatted], { cwd: root, stdio: 'inherit' });
process.stdout.write(`${[...files.keys()].toSorted().join('\n')}

Next: npm run build && npm test -- apps/api/test/${plural} apps/web/test/app/${plural}
Then give it its own fields: docs/guides/add-a-resource.md\n`);
