import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isIsolated } from '../src/isolated-pages';

const src = join(import.meta.dirname, '../src');

test('links to an isolated page are SiteLinks, which load it anew: the router would keep the policy of the previous page', () => {
  const links = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .flatMap((file) => [
      ...readFileSync(join(src, file), 'utf8').matchAll(/<(\w*Link)\b[^>]* href="([^"]+)"/g),
    ])
    .filter(([, , href = '']) => isIsolated(href));
  expect(links.length).toBeGreaterThan(1);
  expect(links.filter(([, tag]) => tag !== 'SiteLink')).toEqual([]);
});

test('an isolated page does not navigate with the router', () => {
  const folder = join(src, 'app/explain');
  const files = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  expect(files.join('\n')).not.toMatch(/next\/link|ButtonLink|useRouter/);
});
