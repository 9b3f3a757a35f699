import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import config from '../next.config';
import unsupportedSource, {
  unsupportedSourceRules,
  unsupportedSources,
} from '../unsupported.config.js';

const src = join(import.meta.dirname, '../src');

/** The messages with which a source fails to compile. */
const messagesFor = (path: string, text: string) =>
  unsupportedSources
    .filter(({ source }) => source.content.test(text) && (source.path?.test(path) ?? true))
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

test.each([
  ['a file of Server Actions', 'src/actions.ts', action, 'forms.ts'],
  ['a Server Action in a page', 'src/app/account/page.tsx', inlineAction, 'forms.ts'],
  ['a page that calls the API', 'src/app/account/page.tsx', call, 'loader.ts'],
  ['a component that calls the API', 'src/ui/list.tsx', call, 'loader.ts'],
  ['a route handler', 'src/app/export/route.ts', handler, 'routes.ts'],
  ['the route handler of the start page', 'src/app/route.ts', handler, 'routes.ts'],
])('%s does not compile, and the error names what to write instead', (_, path, text, file) => {
  expect(messagesFor(`/apps/web/${path}`, text)).toEqual([
    expect.stringMatching(new RegExp(`${file}.* docs/decisions/0008-`)),
  ]);
});

test('all our sources compile, also a page that imports types of the client', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => /\.tsx?$/.test(name))) {
    expect(messagesFor(join('/src', file), readFileSync(join(src, file), 'utf8'))).toEqual([]);
  }
  expect(messagesFor('/src/app/a.tsx', "import type { Call } from '../api/call';\n")).toEqual([]);
});

test('Next compiles every source with these rules', () => {
  expect(config.turbopack?.rules?.['*.{ts,tsx}']).toBe(unsupportedSourceRules);
});
