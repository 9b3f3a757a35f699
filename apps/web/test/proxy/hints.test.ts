import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setAppFiles } from '../../src/app-files';
import { hintForData } from '../../src/page-context/data-hint';
import { hintForForm, hintForMethod, hintForPath } from '../../src/proxy/hints';

const sources: Record<string, string> = {
  '/projects/7': 'src/app/projects/[id]/page.tsx',
  '/export': 'src/app/export/route.ts',
  '/notes': 'src/app/notes/page.tsx',
  '/refusal': 'src/app/refusal/page.tsx',
};

const none = { publicFile: () => undefined, sourceOf: () => undefined, has: () => false };

beforeEach(() => {
  setAppFiles({
    ...none,
    sourceOf: (pathname) => {
      const file = sources[pathname];
      return file === undefined ? undefined : { file, pattern: pathname.replace('7', '[id]') };
    },
    has: (path) => path === 'src/app/notes/loader.ts',
  });
});

afterEach(() => {
  vi.unstubAllEnvs();
  setAppFiles(none);
});

/** A request of this method for a page in the table. */
const request = (pathname: string, route: string, method = 'POST') =>
  ({ request: { method, nextUrl: { pathname } }, route }) as const;

const notes = request('/notes', '/notes');

const hints: [name: string, hint: () => string | undefined, words: RegExp][] = [
  [
    'a page without a route',
    () => hintForPath('/projects/7'),
    /^src\/app\/projects\/\[id\]\/page\.tsx .*'\/projects\/\[id\]': signedInPage.* src\/proxy\/routes\.ts/,
  ],
  [
    'a route handler',
    () => hintForPath('/export'),
    /^src\/app\/export\/route\.ts .*the loader of a page .*load-data.*signOut in src\/proxy\/sign-out\.ts.* '\/export': \{ GET: handler \}/,
  ],
  [
    'a method without a handler',
    () => hintForMethod(request('/projects/7', '/projects/[id]', 'PUT')),
    /no PUT: .* src\/app\/projects\/\[id\]\/forms\.ts.* '\/projects\/\[id\]'/,
  ],
  ['an unknown form', () => hintForForm(notes), /src\/app\/notes\/forms\.ts.*<PostForm/],
  [
    'data that the loader does not load',
    () => hintForData('/notes?cursor=1', 'GET /user/profile'),
    /GET \/user\/profile.* add \{ route: 'GET \/user\/profile' \} .* src\/app\/notes\/loader\.ts returns/,
  ],
  [
    'data of a page without loader.ts',
    () => hintForData('/projects/7', 'GET /user/profile'),
    /GET \/user\/profile.* add \{ route: 'GET \/user\/profile' \} .*'\/projects\/\[id\]' .*routes\.ts, as in signedInPage\(\(\) => \[\{/,
  ],
];

test.each(hints)('%s has a one-line hint in development', (_, hint, words) => {
  vi.stubEnv('NODE_ENV', 'development');
  expect(hint()).toMatch(words);
  expect(hint()).not.toContain('\n');
});

test.each(hints)('%s has no hint in production', (_, hint) => {
  vi.stubEnv('NODE_ENV', 'production');
  expect(hint()).toBeUndefined();
});

test('an address without a page has no hint, and neither has /refusal, which only the proxy shows', () => {
  vi.stubEnv('NODE_ENV', 'development');
  expect(hintForPath('/nothing')).toBeUndefined();
  expect(hintForPath('/refusal')).toBeUndefined();
});
