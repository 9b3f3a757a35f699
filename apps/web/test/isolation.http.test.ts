import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { note } from './app/notes/stub-notes';
import { filledIn, formNamed } from './support/forms';
import { apiKey, good, newKey, otherUser, user } from './support/stub-api';
import { useWeb } from './support/web';

const web = useWeb();

/** Text that reverses what follows it. The API refuses it now, but may have stored it before. */
const NAME = 'Uma\u202eresU';
const EMAIL = 'משה@xn--bcher-kva.example';

const session = {
  id: '01980000-0000-7000-8000-0000000000aa',
  current: true,
  userAgent: NAME,
  clientAddress: null,
  signedInAt: user.createdAt,
  lastUsedAt: user.createdAt,
  expiresAt: user.createdAt,
};

const theirs = { ...user, name: NAME, email: EMAIL };

const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/user/profile': (response) => good(response, 'GET /user/profile', theirs),
  '/auth/sessions': (response) => good(response, 'GET /auth/sessions', { sessions: [session] }),
  '/api-keys': (response) =>
    good(response, 'GET /api-keys', { apiKeys: [{ ...apiKey, name: NAME }] }),
  '/notes': (response) => {
    const notes = [{ ...note, title: NAME, text: NAME }];
    good(response, 'GET /notes', { notes, nextCursor: null });
  },
  '/admin/users': (response) => {
    const users = [{ ...otherUser, name: NAME, email: EMAIL }];
    good(response, 'GET /admin/users', { users, nextCursor: null });
  },
};

/** The opening tags of the elements whose text contains the name or the address. */
function around(html: string): string[] {
  const page = html.replaceAll(/<script\b.*?<\/script>/gs, '');
  return [...page.matchAll(/(<[^>]*>)([^<]*)/g)].flatMap(([, tag = '', text = '']) =>
    text.includes(NAME) || text.includes(EMAIL) ? [tag] : [],
  );
}

async function signedIn() {
  const visitor = web.visitor();
  await visitor.signIn({ email: EMAIL });
  web.api.script = ({ method, path }, response) => {
    const answer = answers[path.replace(/\?.*$/, '')];
    if (method !== 'GET' || answer === undefined) return false;
    answer(response);
    return true;
  };
  return visitor;
}

test.each([
  ['/account', 2],
  ['/account/sessions', 2],
  ['/account/api-keys', 2],
  ['/notes', 3],
  ['/admin', 3],
])(
  'text of users does not change the direction of text around it on %s (UAX #9 §6.3)',
  async (address, times) => {
    const visitor = await signedIn();
    const tags = around(await (await visitor.get(address)).text());
    expect(tags).toHaveLength(times);
    for (const tag of tags) expect(tag).toMatch(/^<bdi>$| dir="auto"/);
  },
);

test('the name of a new API key does not change the direction of text around it, and neither does its field', async () => {
  const visitor = await signedIn();
  const page = await (await visitor.get('/account/api-keys')).text();
  const form = new URLSearchParams(
    filledIn(formNamed(page, 'create'), { name: NAME, lifetime: '90' }),
  );
  form.append('scopes', 'notes:read');
  const script = web.api.script;
  web.api.script = (seen, response) => {
    if (seen.method !== 'POST') return script(seen, response);
    good(response, 'POST /api-keys', { ...newKey, name: NAME });
    return true;
  };
  expect(page).toMatch(/<input dir="auto"[^>]* name="name"/);
  const made = await (await visitor.post('/account/api-keys', form)).text();
  const tags = around(made);
  // The heading, the new entry, the other entry, and the address in the header.
  expect(tags).toHaveLength(4);
  for (const tag of tags) expect(tag).toMatch(/^<bdi>$| dir="auto"/);
});

test('the address of the signed-in user is shown in its normalised form', async () => {
  const visitor = web.visitor();
  await visitor.signIn({ email: ' X@Bücher.example ' });
  const page = await (await visitor.get('/account')).text();
  expect(page).toContain('<bdi>x@xn--bcher-kva.example</bdi>');
});
