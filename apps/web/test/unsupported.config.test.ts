import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import config from '../next.config';
import unsupportedSource, {
  unsupportedSourceRules,
  unsupportedSources,
} from '../unsupported.config.js';

const src = join(import.meta.dirname, '../src');

/** Finds the messages with which a source fails to compile. */
const messagesFor = (path: string, text: string) =>
  unsupportedSources
    .filter(({ source }) => source.content.test(text) && (source.path?.test(path) ?? true))
    .filter(({ except }) => !except?.content.test(text))
    .map(({ message }) => unsupported(message));

function unsupported(message: string): unknown {
  try {
    return unsupportedSource.call({ getOptions: () => ({ message }) });
  } catch (error) {
    return error instanceof Error && error.message;
  }
}

const action = "'use server';\n\nexport async function save() {}\n";
const inlineAction = "async function save() {\n  'use server';\n}\n";
const handler = "export const GET = () => new Response('');\n";
const call = "import {\n  type Call,\n  callApi,\n} from '../../api/call';\n";
const image = "import Image from 'next/image';\n";
const fetches = 'const response = await fetch(`${process.env.API_ORIGIN}/notes`);\n';
const listFetches = 'const [notes] = await Promise.all([\n  fetch(url),\n]);\n';

const PAGE = 'docs/guides/add-a-page.md';
const DATA = 'docs/guides/load-data-in-the-browser.md';

test.each([
  ['a file of Server Actions', 'src/actions.ts', action, ['forms.ts', PAGE]],
  ['a Server Action in a page', 'src/app/account/page.tsx', inlineAction, ['forms.ts', PAGE]],
  ['a page with next/image', 'src/app/page.tsx', image, ['<img', PAGE]],
  ['a page that calls the API', 'src/app/account/page.tsx', call, ['loader.ts', PAGE]],
  ['a component that calls the API', 'src/ui/list.tsx', call, ['loader.ts', PAGE]],
  ['a page that fetches', 'src/app/account/page.tsx', fetches, ['loader.ts', PAGE]],
  ['a layout that fetches', 'src/app/layout.tsx', fetches, ['loader.ts', PAGE]],
  ['a component that fetches', 'src/ui/list.tsx', listFetches, ['loader.ts', PAGE]],
  ['a route handler', 'src/app/export/route.ts', handler, [DATA, 'sign-out.ts', 'routes.ts']],
  ['the route handler of the start page', 'src/app/route.ts', handler, [DATA, 'routes.ts']],
])('%s does not compile, and the error names what to write instead', (_, path, text, words) => {
  const names = [...words, 'docs/decisions/0008-'].map((word) => word.replaceAll('.', '\\.'));
  expect(messagesFor(`/apps/web/${path}`, text)).toEqual([
    expect.stringMatching(new RegExp(names.join('.*'))),
  ]);
});

test('all our sources compile', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => /\.tsx?$/.test(name))) {
    expect(messagesFor(join('/src', file), readFileSync(join(src, file), 'utf8'))).toEqual([]);
  }
});

test.each([
  [
    'a page that imports types of the client',
    'app/a.tsx',
    "import type { Call } from '../api/call';",
  ],
  ['a Client Component that fetches', 'app/a.tsx', `'use client';\n${fetches}`],
  ['a function that fetches', 'app/weather.ts', fetches],
  ['the code that calls the API', 'api/call.ts', fetches],
  ['other functions of that name', 'ui/a.tsx', 'prefetch(url);\nrefetch();\ncache.fetch(url);'],
  [
    'a comment about fetch',
    'ui/a.tsx',
    '// await fetch(url)\n/** As fetch(url). */\n * fetch(url)',
  ],
])('%s compiles', (_, path, text) => {
  expect(messagesFor(`/src/${path}`, text)).toEqual([]);
});

test('Next compiles every source with these rules', () => {
  expect(config.turbopack?.rules?.['*.{ts,tsx}']).toBe(unsupportedSourceRules);
});
