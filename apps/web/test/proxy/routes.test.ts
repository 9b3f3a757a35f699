import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { codes, slugOf } from '@repo/errors';
import { normalizeAppPath } from 'next/dist/shared/lib/router/utils/app-paths';
import { expect, test } from 'vitest';
import type { PageLoader } from '../../src/api/loader';
import { loader as codeLoader } from '../../src/app/errors/[slug]/loader';
import type { PageForms } from '../../src/forms/page-form';
import { allowedMethods, handlerOf, publicPage, table } from '../../src/proxy/page-route';
import { matchRoute, routeOf } from '../../src/proxy/routes';

const app = new URL('../../src/app/', import.meta.url);

/** The folders of src/app with this file. */
const foldersWith = (name: string) =>
  readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => file === name || file.endsWith(`/${name}`))
    .map((file) => file.slice(0, -name.length));

/** The pattern that Next gives the page in a folder. */
const patternOf = (folder: string) => normalizeAppPath(`/${folder}page`);

/** An address of the page in a folder, with some value for each parameter. */
const addressOf = (folder: string) => patternOf(folder).replaceAll(/\[[^\]]+\]/g, 'some');

/** The folders of pages, without the page that only the proxy shows. */
const pages = foldersWith('page.tsx').filter((folder) => folder !== 'refusal/');

test('every page is in the table of routes; otherwise it would be 404', () => {
  expect(pages.length).toBeGreaterThan(5);
  const missing = pages.filter(
    (folder) => matchRoute(addressOf(folder))?.pattern !== patternOf(folder),
  );
  expect(missing.map(patternOf), 'patterns that src/proxy/routes.ts does not list').toEqual([]);
});

interface Modules {
  'loader.ts': { readonly loader: PageLoader };
  'forms.ts': { readonly forms: PageForms };
}

const load = async <F extends keyof Modules>(folder: string, file: F): Promise<Modules[F]> =>
  import(new URL(folder + file, app).href);

test('the route of a page has the loader.ts and the forms.ts of its folder', async () => {
  for (const folder of foldersWith('loader.ts')) {
    const { loader } = await load(folder, 'loader.ts');
    expect(routeOf(addressOf(folder))?.loader, `${folder}loader.ts in src/proxy/routes.ts`).toBe(
      loader,
    );
  }
  for (const folder of foldersWith('forms.ts')) {
    const { forms } = await load(folder, 'forms.ts');
    expect(routeOf(addressOf(folder))?.forms, `${folder}forms.ts in src/proxy/routes.ts`).toBe(
      forms,
    );
  }
});

const textOf = (file: string) => readFileSync(new URL(file, app), 'utf8');

/** Finds what the components in a folder read from the page context: operations of the loader, and names of forms. */
function takenIn(folder: string) {
  const files = readdirSync(new URL(folder, app)).filter((file) => file.endsWith('.tsx'));
  const text = files.map((file) => textOf(folder + file)).join('');
  const matches = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);
  return {
    data: matches(/\bloaderData\('([^']+)'/g),
    forms: matches(/(?:\bformState\('|\blinkState\('|\bformResult\('|<FormFields name=")([\w-]+)/g),
  };
}

/** Returns the source of a page's loader: the text of its loader.ts, or of the function in the table of routes. */
function loadedBy(folder: string, loader: PageLoader = () => []): string {
  const file = `${folder}loader.ts`;
  const text = existsSync(new URL(file, app)) ? textOf(file) : String(loader);
  // A compiler may have changed the quotes.
  return text.replaceAll('"', "'");
}

test('a page reads only the data of its loader and the forms of its forms.ts', () => {
  const missing: string[] = [];
  for (const folder of pages) {
    const { data, forms } = takenIn(folder);
    const page = routeOf(addressOf(folder));
    const loaded = loadedBy(folder, page?.loader);
    for (const route of data) {
      if (!loaded.includes(`route: '${route}'`)) missing.push(`${folder}: ${route}`);
    }
    const known = page?.forms ?? {};
    for (const name of forms) {
      if (!Object.hasOwn(known, name)) missing.push(`${folder}forms.ts: ${name}`);
    }
  }
  expect(missing).toEqual([]);
});

const found = (slug: string) => codeLoader(new URLSearchParams(), { slug });

test('every code of the catalogue has an address (RFC 9457 §3.1.1), and nothing else has', () => {
  for (const code of codes) expect(found(slugOf(code))).toEqual([]);
  expect(found('no-such-code')).toBeUndefined();
  expect(found('constructor')).toBeUndefined();
});

test('a match has the parameters from the address, and the pattern for the log', () => {
  expect(matchRoute('/errors/token-expired')).toMatchObject({
    pattern: '/errors/[slug]',
    params: { slug: 'token-expired' },
  });
  expect(matchRoute('/errors')).toMatchObject({ pattern: '/errors', params: {} });
});

test.each(['/errors/', '/errors/a/b', '/errors/%61', '/errors/%', '/ERRORS/a', '/errors/[slug]/'])(
  'an address that fits a pattern only in part, or in another spelling, has no route: %s',
  (pathname) => expect(matchRoute(pathname)).toBeUndefined(),
);

test('a pattern itself is an address like any other', () => {
  expect(matchRoute('/errors/[slug]')?.params).toEqual({ slug: '[slug]' });
});

test.each(['/docs/[...path]', '/docs/[[...path]]'])(
  'a pattern whose parameter has several segments is an error at startup: %s',
  (pattern) =>
    expect(() => table({ [pattern]: publicPage() })).toThrow(
      `${pattern}: a parameter is one segment, such as [id].`,
    ),
);

test('names of properties that every object has are not addresses', () => {
  for (const name of ['constructor', '/constructor', '__proto__', '/__proto__', '/toString']) {
    expect(routeOf(name)).toBeUndefined();
  }
});

test('Allow lists the methods that have a handler, and HEAD is handled as GET (RFC 9110 §9.3.2)', () => {
  const route = routeOf('/login') ?? {};
  expect(allowedMethods(route)).toEqual(['GET', 'HEAD', 'POST']);
  expect(handlerOf(route, 'HEAD')).toBe(handlerOf(route, 'GET'));
  for (const method of ['PUT', 'DELETE', 'TRACE', 'get', 'constructor']) {
    expect(handlerOf(route, method)).toBeUndefined();
  }
});
