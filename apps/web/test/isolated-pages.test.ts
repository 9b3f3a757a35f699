import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isIsolated } from '../src/isolated-pages';

const src = join(import.meta.dirname, '../src');

test('no link of the router leads to an isolated page, which would keep the policy of the page before', () => {
  const links = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .flatMap((file) => [
      ...readFileSync(join(src, file), 'utf8').matchAll(
        /<(?:Button|Page)?Link\b[^>]*href="([^"]+)"/g,
      ),
    ])
    .map(([, href = '']) => href);
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter(isIsolated)).toEqual([]);
});

test('an isolated page has no link of the router', () => {
  const folder = join(src, 'app/explain');
  const files = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  expect(files.join('\n')).not.toMatch(/next\/link|ButtonLink|useRouter/);
});
