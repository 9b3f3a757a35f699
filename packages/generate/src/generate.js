// @ts-check
// `npm run generate -- project` adds a resource: it copies the sample resource, the notes, under another name, in the
// API, the web app, the database and the tests. It copies the sample, and not templates, because the sample is always
// tested. Plain JavaScript, because it may run before anything is built.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addImports, sortImports } from './imports.js';
import { capital, isReserved, pluralOf, renamer } from './names.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Files that name the sample in a few lines. Each gets the same lines for the new resource. */
const LISTS = [
  'apps/api/src/app.module.ts',
  'apps/api/src/tokens/scopes.ts',
  'apps/web/src/proxy/routes.ts',
  'apps/web/src/ui/site-header.tsx',
  'packages/db/prisma/schema.prisma',
];

/** Paths of the files of the sample, including its migration. */
const SAMPLE = /^(?:apps|packages\/db)\/(?!.*\/api-keys\/)(?:.+\/)?(?:\d+_)?notes(?:\/|\.\w)/;

const USAGE = `Usage: npm run generate -- <name> [<plural>], such as
  npm run generate -- project
  npm run generate -- person people
Each name is one word of lower-case letters, a to z.`;

/** @returns {never} */
function fail(/** @type {string} */ message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

const git = (/** @type {string[]} */ ...args) =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8' });

const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');

/** Repeats each group of lines that name the sample, renamed, below the group. Imports go to their sorted places. */
function withLines(/** @type {string} */ text, /** @type {(text: string) => string} */ rename) {
  const lines = text.split('\n');
  let imports = '';
  /** @type {string[]} */
  let copies = [];
  const added = lines.flatMap((line) => {
    const renamed = rename(line);
    if (renamed !== line) {
      if (line.startsWith('import ')) imports += `${renamed}\n`;
      else copies.push(renamed);
      return [line];
    }
    const before = copies;
    copies = [];
    return [...before, line];
  });
  return addImports(added.join('\n'), imports);
}

/** Copies a text of the sample, without the comments that call it the sample resource. */
function copyOf(/** @type {string} */ text, /** @type {(text: string) => string} */ rename) {
  const own = text
    .replaceAll(/^\/(?:\/\/|\*\*) The sample resource\..*\n/gm, '')
    .replaceAll(/The sample resource: (\w)/g, (_, first) => first.toUpperCase());
  return sortImports(rename(own));
}

/** @returns {readonly [singular: string, plural: string]} the names in the arguments */
function names() {
  const [singular = '', plural = pluralOf(singular), ...others] = process.argv.slice(2);
  const areWords = [singular, plural].every((word) => /^[a-z]{2,40}$/.test(word));
  if (!areWords || singular === plural || others.length > 0) fail(USAGE);
  // Such as recipes; but address and status are singular.
  if (process.argv.length === 3 && /[^su]s$/.test(singular))
    fail(`${singular} looks like a plural. Give the singular, or both:\n\n${USAGE}`);
  return [singular, plural];
}

/** Ends the program if the new names already mean something in the code. */
function requireNewNames(/** @type {string} */ singular, /** @type {string} */ plural) {
  const name = capital(singular);
  const folder = 'packages/db/prisma';
  const schemas = readdirSync(join(root, folder)).filter((file) => file.endsWith('.prisma'));
  const schema = schemas.map((file) => read(`${folder}/${file}`)).join('\n');
  const routes = read('apps/web/src/proxy/routes.ts');
  const controllers = git('grep', '--no-index', '-h', '@Controller', '--', 'apps/api/src');
  const isTaken =
    [singular, plural].some(isReserved) ||
    new RegExp(`^(?:model|enum) ${name} `, 'm').test(schema) ||
    new RegExp(`\\b${plural}(?:Forms|Loader)\\b`).test(routes) ||
    controllers.includes(`'${plural}'`);
  if (isTaken) fail(`${name} means something else in the code already: choose another name.`);
}

/**
 * Copies the files of the sample. Migrations are applied in the order of their names, so the new one gets a time after all
 * others.
 *
 * @returns {Map<string, string>} the texts by path
 */
function copiesOf(/** @type {(text: string) => string} */ rename) {
  const tracked = git('ls-files', '-z', 'apps', 'packages/db').split('\0');
  const sample = tracked.filter((path) => SAMPLE.test(path));
  if (sample.length === 0)
    fail('The sample is gone: this command copies its folders, apps/*/src/**/notes.');
  const migrations = readdirSync(join(root, 'packages/db/prisma/migrations'));
  const times = migrations.map((name) => Number.parseInt(name, 10)).filter(Number.isSafeInteger);
  const now = Number(new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14));
  const time = Math.max(now, ...times.map((other) => other + 1));
  return new Map(
    sample.map((path) => [
      rename(path.replace(/\/\d{14}_/, `/${time}_`)),
      copyOf(read(path), rename),
    ]),
  );
}

const [singular, plural] = names();
const rename = renamer(singular, plural);
requireNewNames(singular, plural);
const prettier = 'node_modules/prettier/bin/prettier.cjs';
if (!existsSync(join(root, prettier))) fail('Run npm install first.');
const files = copiesOf(rename);
const taken = [...files.keys()].filter((path) => existsSync(join(root, path)));
// Nothing is written if one of the files exists.
if (taken.length > 0) fail(`${singular} exists already: ${taken.join(', ')}`);
for (const path of LISTS) files.set(path, withLines(read(path), rename));

for (const [path, text] of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
// A longer or shorter name changes where Prettier breaks lines, and how Prisma aligns them.
const formatted = [...files.keys()].filter((path) => /\.(?:tsx?|css)$/.test(path));
const write = [prettier, '--write', '--log-level=warn', ...formatted];
execFileSync(process.execPath, write, { cwd: root, stdio: 'inherit' });
const format = ['scripts/prisma.js', 'format'];
execFileSync(process.execPath, format, { cwd: join(root, 'packages/db'), stdio: 'inherit' });
process.stdout.write(`${[...files.keys()].toSorted().join('\n')}

Next: npm run build && npm test -- packages/conformance/test -u && npm test -- apps/api/test/${plural} apps/web/test/app/${plural}
Then give it its own fields: docs/guides/add-a-resource.md
To undo it: git restore . && git clean -d --interactive apps packages/db\n`);
