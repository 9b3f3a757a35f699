import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { filledIn, valueOf } from '../support/forms';
import { refuse, type Script } from '../support/stub-api';
import type { Visitor } from '../support/visitor';
import { useWeb } from '../support/web';

const web = useWeb();

/** Somebody on their account without scripts, and the name form with `typed` in it. */
async function onAccount(typed: string): Promise<[Visitor, FormData]> {
  const visitor = web.visitor();
  await visitor.signIn();
  const html = await (await visitor.get('/account')).text();
  web.api.seen.length = 0;
  return [visitor, filledIn(html, { name: typed })];
}

const on =
  (path: string, answer: (response: Parameters<Script>[1]) => void): Script =>
  (seen, response) => {
    if (seen.path !== path) return false;
    answer(response);
    return true;
  };

const multipart = () => filledIn('', { name: 'x' });

const refused: [status: number, address: string, fields: Record<string, string>][] = [
  [401, '/account', {}],
  [403, '/account', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  [403, '/account', { origin: 'https://evil.example' }],
  [404, '/nothing', {}],
  [405, '/', {}],
  [415, '/login', {}],
];

test.each(refused)(
  'a refused form is no Server Action of the page that says so: %i at %s (RFC 7578)',
  async (status, address, fields) => {
    const visitor = web.visitor();
    const forged = filledIn('<input type="hidden" name="$ACTION_ID_00" value="">', { name: 'x' });
    for (const form of [multipart(), forged]) {
      const response = await visitor.post(address, form, fields);
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(await response.text()).toContain('<h1');
    }
  },
);

test('the name is changed without scripts, and the page is made of what the API said last', async () => {
  const [visitor, form] = await onAccount('Grace');
  const response = await visitor.post('/account', form);
  expect(response.status).toBe(200);
  expect(valueOf(await response.text(), 'name')).toBe('Grace');
  // The door asked once for the page, the action changed the name, and the page after it asked nobody.
  expect(web.api.seen.map(({ method }) => method)).toEqual(['GET', 'PATCH']);
});

test('after its action renewed the session a page is made without the token of before', async () => {
  const [visitor, form] = await onAccount('Grace');
  let refusals = 0;
  web.api.script = ({ method }, response) => {
    if (method !== 'PATCH' || refusals > 0) return false;
    refusals += 1;
    refuse(response, 'token_stale', {});
    return true;
  };
  const response = await visitor.post('/account', form);
  expect(response.status).toBe(200);
  expect(web.api.calls('/auth/refresh')).toHaveLength(1);
  expect(web.api.seen.at(-1)?.method).toBe('PATCH');
  expect(web.api.seen.at(-1)?.headers.authorization).toBe(`Bearer ${web.api.issued.at(-1)}`);
  web.api.seen.length = 0;
  expect((await visitor.get('/account')).status).toBe(200);
  expect(web.api.seen[0]?.headers.authorization).toBe(`Bearer ${web.api.issued.at(-1)}`);
});

const kept = async (visitor: Visitor) =>
  valueOf(await (await visitor.get('/account')).text(), 'name');

test('what was typed into a session that is known to be over waits for the sign-in', async () => {
  const [visitor, form] = await onAccount('Typed too late');
  web.api.script = on('/user/profile', (response) =>
    refuse(response, 'session_revoked', { reason: 'ended_elsewhere' }),
  );
  expect((await visitor.get('/account')).status).toBe(401);
  web.api.reset();
  expect((await visitor.post('/account', form)).status).toBe(401);
  expect(web.api.seen).toEqual([]);
  await visitor.signIn();
  expect(await kept(visitor)).toBe('Typed too late');
});

test('and what was typed into one whose refresh is refused', async () => {
  web.api.accessTtl = 1;
  const [visitor, form] = await onAccount('Typed too late');
  await delay(1100);
  web.api.accessTtl = 300;
  web.api.script = on('/auth/refresh', (response) => refuse(response, 'session_expired', {}));
  expect((await visitor.post('/account', form)).status).toBe(401);
  web.api.reset();
  await visitor.signIn();
  expect(await kept(visitor)).toBe('Typed too late');
});

test('an outage is 503 for a form too, and what was typed is there when it is over', async () => {
  const [visitor, form] = await onAccount('Typed in the dark');
  web.api.script = on('/user/profile', (response) => response.destroy());
  const response = await visitor.post('/account', form);
  expect(response.status).toBe(503);
  expect(await response.text()).toMatch(/<a href="\/account"[^>]*>Try again</);
  web.api.reset();
  expect(await kept(visitor)).toBe('Typed in the dark');
});

test.each([
  [415, { 'content-type': 'application/x-www-form-urlencoded' }, 'name=x'],
  [400, { 'content-type': 'multipart/form-data; boundary=x' }, 'no part of anything'],
  [413, { 'content-type': 'multipart/form-data; boundary=x' }, 'x'.repeat(20_000)],
])('what is no form of a Server Action is %i and asks nobody', async (status, type, body) => {
  const [visitor] = await onAccount('x');
  const headers = { accept: 'text/html', origin: web.origin, ...type };
  const response = await visitor.send('/account', { method: 'POST', headers, body });
  expect(response.status).toBe(status);
  expect(web.api.seen).toEqual([]);
});

test.each([
  ['/login', 'multipart/form-data', 'application/x-www-form-urlencoded'],
  ['/login', 'application/json', 'application/x-www-form-urlencoded'],
  ['/account', 'application/x-www-form-urlencoded', 'multipart/form-data'],
])('a 415 says what %s takes, which is a form and not JSON', async (address, sent, taken) => {
  const [visitor] = await onAccount('x');
  const send = (accept: string) => {
    const headers = { accept, origin: web.origin, 'content-type': sent };
    return visitor.send(address, { method: 'POST', headers, body: 'x' });
  };
  const page = await send('text/html');
  expect(page.status).toBe(415);
  const html = await page.text();
  expect(html).toContain('This did not come from our form.');
  expect(html).not.toContain('must be JSON');
  expect(await (await send('application/json')).json()).toMatchObject({
    code: 'unsupported_media_type',
    detail: `The body must be a form, sent with Content-Type: ${taken}.`,
  });
});
