import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts'),
);

test('the package has no dependencies, so the API, the web server and browsers can all use it', () => {
  const manifest: { dependencies?: object } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  expect(manifest.dependencies ?? {}).toEqual({});
});

test.each(sources)('src/%s imports files of this package only', (name) => {
  const imports = readFileSync(join(root, 'src', name), 'utf8').matchAll(/from '([^']+)'/g);
  for (const [, source] of imports) expect(source).toMatch(/^\.\.?\/.+\.js$/);
});

test('the sources compile without the types of Node or of the browser', () => {
  const build: { compilerOptions: { types: string[] } } = JSON.parse(
    readFileSync(join(root, 'tsconfig.build.json'), 'utf8'),
  );
  expect(build.compilerOptions.types).toEqual([]);
});
