import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtFiles, developedFiles } from '../../server/app-files';
import type { AppFiles } from '../../src/app-files';

const app = join(import.meta.dirname, '../..');
let folder: string;

const isPublic = (found: AppFiles, address: string) => found.publicFile(address) !== undefined;

const files = {
  'public/.well-known/security.txt': '',
  'public/a b#c.png': '',
  'public/logo@2x.png': '',
  'public/x[a].png': '',
  'src/app/favicon.ico': '',
  'src/app/robots.ts': 'export default () => ({ rules: [] });',
  'src/app/manifest.webmanifest': '{}',
  'src/app/sitemap.ts': 'export default () => [];',
  'src/app/(public)/shop/[id]/opengraph-image.tsx': 'export default () => undefined;',
  'src/app/blog/sitemap.ts': 'export async function generateSitemaps() {}',
  'src/app/projects/[id]/page.tsx': '',
  'src/app/projects/[id]/[task]/page.tsx': '',
  'src/app/projects/[id]/new/page.tsx': '',
  'src/app/projects/new/page.tsx': '',
  'src/app/(team)/people/page.tsx': '',
  'src/app/export/route.ts': '',
  'src/app/notes/icon.ts.txt': '',
  'src/app/à la carte/icon.svg': '',
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'app-files-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
});

afterAll(() => rm(folder, { recursive: true }));

test.each([
  '/.well-known/security.txt',
  '/a%20b%23c.png',
  '/x[a].png',
  '/x%5Ba%5D.png',
  '/%C3%A0%20la%20carte/icon.svg',
  '/logo@2x.png',
  '/favicon.ico',
  '/robots.txt',
  '/manifest.webmanifest',
  '/sitemap.xml',
  '/blog/sitemap/0.xml',
])('a file in public/, and a metadata file of Next, is public in development: %s', (address) =>
  expect(isPublic(developedFiles(folder), address)).toBe(true),
);

test.each([
  '/people',
  '/people/page.tsx',
  '/projects/1',
  '/export',
  '/blog/sitemap.xml',
  '/notes/icon.ts.txt',
  '/public/logo@2x.png',
  '/a b#c.png%',
  '/xa.png',
  '/xb.png',
  '/x%5ba].png',
  '/.well-known%2Fsecurity.txt',
  '/favicon%2Eico',
  '/../package.json',
])('no other address is public in development: %s', (address) =>
  expect(isPublic(developedFiles(folder), address)).toBe(false),
);

test('a metadata file in a folder in parentheses has the suffix that Next gives it', () => {
  const found = developedFiles(folder);
  expect(isPublic(found, '/shop/7/opengraph-image')).toBe(false);
  expect(isPublic(found, '/shop/7/opengraph-image-zsf0u9')).toBe(true);
});

test('a file that is added while the development server runs is public at once', async () => {
  const found = developedFiles(folder);
  expect(isPublic(found, '/later.txt')).toBe(false);
  await writeFile(join(folder, 'public/later.txt'), '');
  expect(isPublic(found, '/later.txt')).toBe(true);
});

test.each([
  ['/projects/1', 'src/app/projects/[id]/page.tsx', '/projects/[id]'],
  ['/projects/new', 'src/app/projects/new/page.tsx', '/projects/new'],
  ['/projects/1/new', 'src/app/projects/[id]/new/page.tsx', '/projects/[id]/new'],
  ['/people', 'src/app/(team)/people/page.tsx', '/people'],
  ['/export', 'src/app/export/route.ts', '/export'],
])('the source of %s is found', (address, file, pattern) =>
  expect(developedFiles(folder).sourceOf(address)).toEqual({ file, pattern }),
);

test('a built app has the same public files as its sources', async () => {
  const built = join(folder, 'built');
  await mkdir(join(built, '.next'), { recursive: true });
  await cp(join(app, 'public'), join(built, 'public'), { recursive: true });
  const manifest = '.next/app-path-routes-manifest.json';
  await cp(join(app, manifest), join(built, manifest));
  for (const address of ['/robots.txt', '/icon.svg', '/', '/account', '/favicon.ico']) {
    expect(isPublic(builtFiles(built), address)).toBe(isPublic(developedFiles(app), address));
  }
  expect(isPublic(builtFiles(built), '/icon.svg')).toBe(true);
  expect(builtFiles(built).sourceOf('/account')).toBeUndefined();
});
