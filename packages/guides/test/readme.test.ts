import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url);

test('the README names every guide', () => {
  const readme = readFileSync(new URL('README.md', root), 'utf8');
  const guides = readdirSync(new URL('docs/guides', root)).filter((name) => name !== 'README.md');
  expect(guides.filter((name) => !readme.includes(`](docs/guides/${name})`))).toEqual([]);
});
