import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const src = join(import.meta.dirname, '../src');

const features = [
  'lab',
  'notes',
  'admin',
  'api-keys',
  'accounts',
  'sessions',
  'audit',
  'openapi',
  'health',
  'well-known',
  'mail',
  'metrics',
];

/**
 * The folders and top-level files of `src`, one floor a line, from the top. Each may import from the floors below, and on
 * its own floor from what is to its right.
 */
const floors = [
  ['main', 'migrate', 'generate-client', 'app', 'app.module', 'development'],
  features,
  ['strategies'],
  ['authorization', 'authentication'],
  ['limits', 'events', 'credentials', 'validation'],
  ['problems'],
  ['http'],
  ['tokens', 'database', 'settings', 'log'],
];
const order = floors.flat();
const FILE = /\.ts$/;

interface Import {
  /** Paths in `src`. */
  readonly from: string;
  readonly to: string;
}

/** Returns the folder of a path, or a top-level file without its extension. */
function folderOf(path: string): string {
  return path.split('/')[0]?.replace(FILE, '') ?? '';
}

/** Reads every import between folders, types included. */
function readImports(): Import[] {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) =>
    FILE.test(file),
  );
  return files.flatMap((from) => {
    const text = readFileSync(join(src, from), 'utf8');
    return [...text.matchAll(/(?:from|import|import\()\s*'(\.[^']+)\.js'/g)]
      .map(([, path = '']) => ({ from, to: `${join(dirname(from), path)}.ts` }))
      .filter(({ to }) => folderOf(to) !== folderOf(from));
  });
}

/** Lists the imports that break a rule, each with both files. */
function broken(imports: readonly Import[], rule: (one: Import) => boolean): string[] {
  return imports.filter((one) => !rule(one)).map(({ from, to }) => `${from} imports ${to}`);
}

const goesDown = ({ from, to }: Import) =>
  order.includes(folderOf(from)) && order.indexOf(folderOf(from)) < order.indexOf(folderOf(to));

test('a folder imports from the floors below, or from its right on its own floor', () => {
  expect(broken(readImports(), goesDown)).toEqual([]);
});

/** Allows two files of another feature: its main file, and its module, which exports whatever else others may use. */
const isExported = ({ from, to }: Import) => {
  const feature = folderOf(to);
  const isBetweenFeatures = features.includes(folderOf(from)) && features.includes(feature);
  return (
    !isBetweenFeatures ||
    [`${feature}/${feature}.module.ts`, `${feature}/${feature}.ts`].includes(to)
  );
};

test('a feature imports from another only its main file and its module', () => {
  expect(broken(readImports(), isExported)).toEqual([]);
});

test('an import that breaks a rule is named', () => {
  const up = { from: 'http/routes.ts', to: 'problems/problem.filter.ts' };
  const unknown = { from: 'helpers/any.ts', to: 'log.ts' };
  expect(broken([up, unknown], goesDown)).toEqual([
    'http/routes.ts imports problems/problem.filter.ts',
    'helpers/any.ts imports log.ts',
  ]);
  const inside = { from: 'admin/users.ts', to: 'sessions/rotate.ts' };
  expect(broken([inside], isExported)).toEqual(['admin/users.ts imports sessions/rotate.ts']);
});
