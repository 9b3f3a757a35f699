import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, sources } from './support/patterns.js';

const readJson = (name: string): { readonly [member: string]: unknown } =>
  JSON.parse(readFileSync(join(root, name), 'utf8'));

test('the package depends on @repo/errors only', () => {
  expect(readJson('package.json')['dependencies']).toEqual({ '@repo/errors': '*' });
});

test.each(sources)('src/%s imports @repo/errors and files of this package only', (name) => {
  const imports = readFileSync(join(root, 'src', name), 'utf8').matchAll(/from '([^']+)'/g);
  for (const [, source] of imports) expect(source).toMatch(/^(?:@repo\/errors|\.\.?\/.+\.js)$/);
});

test('the sources compile without the types of Node or of the browser, so they can neither send nor keep anything', () => {
  expect(readJson('tsconfig.build.json')['compilerOptions']).toMatchObject({ types: [] });
});
