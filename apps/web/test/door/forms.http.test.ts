import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { filledIn, valueOf } from '../support/forms';
import { on } from '../support/on';
import { json, refuse, user } from '../support/stub-api';
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

test('a name is not saved for another person than the form was shown to: 409, and it waits for that one', async () => {
  const [visitor, form] = await onAccount('Of the first one');
  form.set('person', 'u-2');
  const response = await visitor.post('/account', form);
  const html = await response.text();
  expect(response.status).toBe(409);
  expect(html).toContain('Somebody else is signed in by now.');
  expect(html).toContain('What you typed is kept.');
  expect(html).toMatch(/<a[^>]* href="\/account"[^>]*>Go back to the form</);
  expect(web.api.seen.map(({ method }) => method)).toEqual(['GET']);
  expect(await kept(visitor)).toBe(user.name);
  web.api.script = on('/user/profile', (r) => json(r, 200, { ...user, id: 'u-2' }));
  // Whose session it is decides, as it is whose text it is.
  expect(await kept(visitor)).toBe(user.name);
});

test('what was typed after a sign-out elsewhere waits for the same person', async () => {
  const [visitor, form] = await onAccount('Typed after it');
  await visitor.post('/logout', {});
  const response = await visitor.post('/account', form);
  expect(response.status).toBe(401);
  expect(await response.text()).toContain('What you typed is kept.');
  await visitor.signIn();
  const html = await (await visitor.get('/account')).text();
  expect(valueOf(html, 'name')).toBe('Typed after it');
  expect(html).toContain('Not saved yet.');
});

test('a name that will not do is told at its field, one that could not be saved above the form', async () => {
  const errors = [{ pointer: '#/name', code: 'too_small', detail: 'Must not be empty.' }];
  const [visitor, form] = await onAccount(' ');
  web.api.script = on('/user/profile', (r) => refuse(r, 'validation_failed', { errors }), 'PATCH');
  const invalid = await (await visitor.post('/account', form)).text();
  expect(/<input[^>]* name="name"[^>]*>/.exec(invalid)?.[0]).toContain('aria-invalid="true"');
  expect(invalid).toContain('Must not be empty.');
  web.api.script = on(
    '/user/profile',
    (r) => refuse(r, 'service_unavailable', { retryAfter: 5 }),
    'PATCH',
  );
  form.set('name', 'Grace');
  const unavailable = await (await visitor.post('/account', form)).text();
  expect(unavailable).not.toContain('aria-invalid');
  expect(unavailable).toMatch(/role="alert"[^>]*data-kind="not-now"/);
  expect(valueOf(unavailable, 'name')).toBe('Grace');
});

test('whatever was typed, what is kept of it is a cookie that a browser takes (RFC 6265bis §5.6)', async () => {
  const [visitor, form] = await onAccount('\u0001'.repeat(500));
  form.set('person', '\u0001'.repeat(5000));
  web.api.script = on('/user/profile', (r) => r.destroy());
  expect((await visitor.post('/account', form)).status).toBe(503);
});

test("a form of Next's client that is too long runs no action: 413", async () => {
  const [visitor, form] = await onAccount('x'.repeat(20_000));
  const fields = { 'next-action': 'an action', 'sec-fetch-dest': 'empty' };
  expect((await visitor.post('/account', form, fields)).status).toBe(413);
  expect(web.api.seen).toEqual([]);
});

test('who sent too much goes back to the form', async () => {
  const [visitor] = await onAccount('x');
  const response = await visitor.post('/account', filledIn('', { name: 'x'.repeat(20_000) }));
  expect(response.status).toBe(413);
  expect(await response.text()).toMatch(/<a[^>]* href="\/account"[^>]*>Go back to the form</);
});
