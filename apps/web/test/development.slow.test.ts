import { expect, test } from 'vitest';
import { useDeveloped } from './support/developed';
import { good, refuse, user } from './support/stub-api';

const ROUTES = `
  '/reads': publicPage(),
  '/fetches': publicPage(),
  '/saves': publicPage(),
  '/asks': publicPage({ loader: () => [{ route: 'GET /health/live' }], forms: forgotForms }),
  '/projects/[id]': signedInPage<Readonly<Record<'id', string>>>((_query, { id }) =>
    id === '7' ? [{ route: 'GET /user/profile' }] : undefined,
  ),
`;

const page = (body: string, imports = '') =>
  `${imports}\nexport default async function Page() {\n${body}\n}\n`;

const LOADER_DATA = "import { loaderData } from '../../page-context/loader-data';";

const app = useDeveloped(ROUTES, {
  'src/app/forgotten/[id]/page.tsx': page('return <h1>Forgotten</h1>;'),
  'src/app/export/route.ts': "export const GET = () => new Response('exported');\n",
  'src/app/reads/page.tsx': page(
    "return <h1>{(await loaderData('GET /user/profile')).name}</h1>;",
    LOADER_DATA,
  ),
  'src/app/fetches/profile.ts':
    'export const profile = () => fetch(`${process.env.API_ORIGIN}/user/profile`);\n',
  'src/app/fetches/page.tsx': page(
    'return <h1>{(await profile()).status}</h1>;',
    "import { profile } from './profile';",
  ),
  'src/app/saves/page.tsx': page('return <h1>Saves</h1>;'),
  'src/app/projects/[id]/page.tsx': page(
    "return <h1>{(await loaderData('GET /user/profile')).name}</h1>;",
    "import { loaderData } from '../../../page-context/loader-data';",
  ),
  'src/app/asks/page.tsx': page(
    "return <h1>{(await loaderData('GET /health/live')).status}</h1>;",
    LOADER_DATA,
  ),
  'src/app/sitemap.ts': "export default () => [{ url: 'http://localhost/' }];\n",
});

const mistakes: [name: string, address: string, status: number, hint: RegExp, method?: string][] = [
  [
    'a page without a route',
    '/forgotten/7',
    404,
    /src\/app\/forgotten\/\[id\]\/page\.tsx has no route: add .*src\/proxy\/routes\.ts/,
  ],
  [
    'a route handler',
    '/export',
    404,
    /src\/app\/export\/route\.ts is not run: .*the loader of a page/,
  ],
  [
    'data that was not loaded',
    '/reads',
    500,
    /src\/app\/reads\/page\.tsx reads GET .*'\/reads' .*routes\.ts/,
  ],
  ['a page that fetches from the API', '/fetches', 500, /GET \/user\/profile .*loader\.ts/],
  ['a form without forms.ts', '/reads', 405, /takes no POST: .*src\/app\/reads\/forms\.ts/, 'POST'],
];

type Mistake = (typeof mistakes)[number];

/** Expects that a request gets this status, with a hint in the page and in the log. */
async function expectHint(...[, address, status, hint, method]: Mistake): Promise<void> {
  const visitor = app.visitor();
  const response = await (method ? visitor.post(address, {}) : visitor.get(address));
  expect(response.status).toBe(status);
  expect(plain(await response.text())).toMatch(hint);
  await expect.poll(() => plain(app.logs())).toMatch(hint);
}

test.each(mistakes)('%s is explained in the page and in the log', expectHint);

/** Removes the escapes of HTML and JSON from a text. */
const plain = (text: string) => text.replaceAll(/&#x27;|\\u0027/g, "'").replaceAll('\\"', '"');

test('a page with a parameter shows the data that its loader loads for that parameter', async () => {
  const visitor = app.visitor();
  await visitor.signIn();
  const response = await visitor.get('/projects/7');
  expect(response.status).toBe(200);
  expect(await response.text()).toContain(`<h1>${user.name}</h1>`);
  expect((await visitor.get('/projects/no-id')).status).toBe(404);
});

test('a refused form of a public page comes back with the data of the page', async () => {
  app.api.script = ({ path }, response) => {
    if (path === '/health/live') good(response, 'GET /health/live', { status: 'ok' });
    else refuse(response, 'validation_failed', { errors: [] });
    return true;
  };
  const response = await app.visitor().post('/asks', { form: 'forgot' });
  expect(response.status).toBe(422);
  expect(await response.text()).toContain('<h1>ok</h1>');
});

test('public files and metadata files are served, and so is a public file that is added later', async () => {
  const visitor = app.visitor();
  expect((await visitor.get('/later.txt')).status).toBe(404);
  await app.write('public/later.txt', 'Later');
  expect(await (await visitor.get('/later.txt')).text()).toBe('Later');
  for (const address of ['/robots.txt', '/icon.svg', '/sitemap.xml']) {
    expect((await visitor.get(address)).status).toBe(200);
  }
});

// This test is the last: while one source does not compile, Next's development server shows the error at every address.
test.each([
  [
    'a Server Action',
    "async function save() {\n'use server';\n}\nreturn <form action={save}><button>Save</button></form>;",
    /Server Actions .*forms\.ts/,
  ],
  [
    'a Server Component that fetches',
    "const response = await fetch('http://127.0.0.1:1/');\nreturn <h1>{response.status}</h1>;",
    /A Server Component does not fetch: .*loader\.ts/,
  ],
])('%s does not compile, which is explained in the page and in the log', async (_, body, hint) => {
  await app.write('src/app/saves/page.tsx', page(body));
  const visitor = app.visitor();
  const shown = async () => {
    const response = await visitor.get('/saves');
    return `${response.status} ${plain(await response.text())}`;
  };
  await expect.poll(shown).toMatch(hint);
  expect(await shown()).toMatch(/^500 /);
  await expect.poll(() => plain(app.logs())).toMatch(hint);
});
