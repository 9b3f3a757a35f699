import { expect, test } from 'vitest';
import { filledIn, valueOf } from '../support/forms';
import { on } from '../support/on';
import { refuse, user } from '../support/stub-api';
import type { Visitor } from '../support/visitor';
import { useWeb } from '../support/web';

const web = useWeb();

type Form = Record<string, string>;

/** Signs in, opens the account, and fills in the name. */
async function onAccount(typed: string): Promise<[Visitor, Form]> {
  const visitor = web.visitor();
  await visitor.signIn();
  const html = await (await visitor.get('/account')).text();
  web.api.seen.length = 0;
  return [visitor, filledIn(html, { name: typed })];
}

const RIGHT = { email: user.email, password: 'correct horse battery staple' };

test('a form is carried out and redirects to its page, which says so: 303, never 307 (RFC 9110 §15.4.4)', async () => {
  const [visitor, form] = await onAccount('Grace');
  const response = await visitor.post('/account', form);
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/account?done=rename#rename');
  expect(web.api.seen).toMatchObject([{ method: 'PATCH', body: { name: 'Grace' } }]);
  expect(await (await visitor.get('/account?done=rename')).text()).toContain('Saved.');
  expect(await (await visitor.get('/account')).text()).not.toContain('Saved.');
});

test('the browser gets the cookie of a session that was renewed for a form', async () => {
  const [visitor, form] = await onAccount('Grace');
  let refusals = 0;
  web.api.script = ({ method }, response) => {
    if (method !== 'PATCH' || refusals > 0) return false;
    refusals += 1;
    refuse(response, 'token_stale', {});
    return true;
  };
  expect((await visitor.post('/account', form)).status).toBe(303);
  expect(web.api.calls('/auth/refresh')).toHaveLength(1);
  web.api.seen.length = 0;
  expect((await visitor.get('/account')).status).toBe(200);
  expect(web.api.seen[0]?.headers.authorization).toBe(`Bearer ${web.api.issued.at(-1)}`);
});

test('an invalid field shows its error and keeps what was typed: 422', async () => {
  const errors = [{ pointer: '#/name', code: 'too_small', detail: 'must not be empty' }];
  const [visitor, form] = await onAccount('Gr ace');
  web.api.script = on('/user/profile', (r) => refuse(r, 'validation_failed', { errors }), 'PATCH');
  const response = await visitor.post('/account', form);
  const html = await response.text();
  expect(response.status).toBe(422);
  expect(/<input[^>]* name="name"[^>]*>/.exec(html)?.[0]).toContain('aria-invalid="true"');
  expect(html).toContain('Must not be empty.');
  expect(valueOf(html, 'name')).toBe('Gr ace');
});

test('an outage is 503, and "Try again" sends the same form', async () => {
  const [visitor, form] = await onAccount('Typed in the dark');
  web.api.script = on('/user/profile', (response) => response.destroy());
  const response = await visitor.post('/account', form);
  const html = await response.text();
  expect(response.status).toBe(503);
  expect(html).toContain('What you typed is kept.');
  web.api.reset();
  expect((await visitor.post('/account', filledIn(html, {}))).status).toBe(303);
  expect(web.api.seen).toMatchObject([{ method: 'PATCH', body: { name: 'Typed in the dark' } }]);
});

test('a form in a session that has ended comes back filled in after its user signs in', async () => {
  const [visitor, form] = await onAccount('Typed too late');
  web.api.script = on('/user/profile', (response) =>
    refuse(response, 'session_revoked', { reason: 'ended_elsewhere' }),
  );
  const refused = await visitor.post('/account', form);
  const html = await refused.text();
  expect(refused.status).toBe(401);
  expect(html).toContain('What you typed is kept.');
  // Links from the sign-in form open a new tab, because only this page has the form.
  expect(html).toMatch(/<a[^>]*target="_blank"[^>]*href="\/forgot-password"/);
  expect(html).not.toContain('Typed too late');
  web.api.reset();
  const wrong = on('/auth/login', (response) => refuse(response, 'invalid_credentials', {}));
  web.api.script = wrong;
  const again = await visitor.post('/account', filledIn(html, { ...RIGHT, password: 'wrong' }));
  expect(again.status).toBe(401);
  web.api.reset();
  const back = await visitor.post('/account', filledIn(await again.text(), RIGHT));
  const page = await back.text();
  expect(back.status).toBe(200);
  expect(valueOf(page, 'name')).toBe('Typed too late');
  expect(page).toContain('Not saved yet.');
  expect(web.api.seen.map(({ method }) => method)).toEqual(['POST', 'GET']);
  expect((await visitor.post('/account', filledIn(page, { name: 'In time' }))).status).toBe(303);
});

test('so does a form whose refresh is refused, and one that is sent after a sign-out', async () => {
  const [late, lateForm] = await onAccount('Typed too late');
  await late.letTimePass();
  web.api.script = on('/auth/refresh', (response) => refuse(response, 'session_expired', {}));
  const [out, outForm] = await onAccount('Typed after it');
  await out.post('/logout', {});
  for (const [visitor, form] of [
    [late, lateForm],
    [out, outForm],
  ] as const) {
    const refused = await visitor.post('/account', form);
    expect(refused.status).toBe(401);
    web.api.reset();
    const back = await visitor.post('/account', filledIn(await refused.text(), RIGHT));
    expect(valueOf(await back.text(), 'name')).toBe(form['name']);
  }
});

test('another user who signs in there gets the page without what was typed', async () => {
  const [visitor, form] = await onAccount('Of the first one');
  form['person'] = 'u-2';
  const refused = await visitor.post('/account', form);
  const html = await refused.text();
  expect(refused.status).toBe(409);
  expect(html).toContain('Another user is signed in now.');
  expect(web.api.seen).toEqual([]);
  const other = await visitor.post('/account', filledIn(html, RIGHT));
  expect(other.status).toBe(303);
  expect(other.headers.get('location')).toBe('/account');
  const page = await (await visitor.get('/account')).text();
  expect(valueOf(page, 'name')).toBe(user.name);
});

test('a postponed form is not carried out for another user', async () => {
  const [visitor, form] = await onAccount('Of the first one');
  form['person'] = 'u-2';
  const html = await (await visitor.post('/account', form)).text();
  for (const step of ['retry', 'confirm', 'show']) {
    const replayed = filledIn(html, { step, password: RIGHT.password });
    expect((await visitor.post('/account', replayed)).status).toBe(409);
  }
  expect(web.api.seen).toEqual([]);
});

test('a postponed form is not carried out at another page', async () => {
  const [visitor, form] = await onAccount('Grace');
  web.api.script = on('/user/profile', (response) => response.destroy());
  const postponed = filledIn(await (await visitor.post('/account', form)).text(), {});
  web.api.reset();
  expect((await visitor.post('/admin', postponed)).status).toBe(400);
  expect(web.api.seen).toEqual([]);
});

test('a form in an ended session of another user is 401, not 409', async () => {
  const [visitor, form] = await onAccount('Of another');
  form['person'] = 'u-2';
  web.api.script = on('/user/profile', (r) => refuse(r, 'session_revoked', { reason: 'disabled' }));
  expect((await visitor.get('/account')).status).toBe(401);
  expect((await visitor.post('/account', form)).status).toBe(401);
});

test('the message about one form is not repeated for the next', async () => {
  const [visitor, form] = await onAccount('Grace');
  await visitor.post('/logout', {});
  const refused = await visitor.post('/account?done=rename', form);
  const html = await refused.text();
  expect(html).toContain('action="/account"');
  expect(html).not.toContain('action="/account?');
  form['person'] = 'u-2';
  const other = await visitor.post('/account?done=rename', form);
  const back = await visitor.post('/account', filledIn(await other.text(), RIGHT));
  expect(back.headers.get('location')).toBe('/account');
});

test.each([[[]], [['#']], [['#/nothing']]])(
  'an error that belongs to no field is shown above the form: %j',
  async (pointers) => {
    const [visitor, form] = await onAccount('Grace');
    const errors = pointers.map((pointer) => ({ pointer, code: 'x', detail: 'must be another' }));
    web.api.script = on(
      '/user/profile',
      (r) => refuse(r, 'validation_failed', { errors }),
      'PATCH',
    );
    const response = await visitor.post('/account', form);
    expect(response.status).toBe(422);
    expect(await response.text()).toMatch(/role="alert"[^>]*data-kind="request"/);
  },
);

test('a form that the API finds too large comes back filled in, with the reason', async () => {
  const [visitor, form] = await onAccount('Grace');
  web.api.script = on('/user/profile', (r) => refuse(r, 'content_too_large', {}), 'PATCH');
  const response = await visitor.post('/account', form);
  const html = await response.text();
  expect(response.status).toBe(413);
  expect(html).toContain('That is too long for this form.');
  expect(valueOf(html, 'name')).toBe('Grace');
});

test('a program that sends a form gets a problem, not a page', async () => {
  const [visitor, form] = await onAccount('Grace');
  const program = { accept: 'application/json', 'sec-fetch-dest': 'empty' };
  web.api.script = on(
    '/user/profile',
    (r) => refuse(r, 'validation_failed', { errors: [] }),
    'PATCH',
  );
  const invalid = await visitor.post('/account', form, program);
  expect(invalid.status).toBe(422);
  expect(await invalid.json()).toMatchObject({ code: 'validation_failed' });
  const foreign = await visitor.post('/account', { ...form, person: 'u-2' }, program);
  expect(await foreign.json()).toMatchObject({ code: 'conflict' });
});

test.each([
  ['a form that the page does not have', { form: 'nothing', name: 'x' }],
  ['the name of a property of every object', { form: 'constructor', name: 'x' }],
  ['a draft that we did not seal', { draft: 'a.b.c', step: 'retry' }],
])('%s is 400, without a call of the API', async (_what, form) => {
  const [visitor] = await onAccount('x');
  expect((await visitor.post('/account', form)).status).toBe(400);
  expect(web.api.seen).toEqual([]);
});

test('a body that is too large is 413, with a link back to the form', async () => {
  const [visitor, form] = await onAccount('x'.repeat(50_000));
  const response = await visitor.post('/account', form);
  expect(response.status).toBe(413);
  expect(await response.text()).toMatch(/<a[^>]* href="\/account"[^>]*>Go back to the form</);
  expect(web.api.seen).toEqual([]);
});

test.each(['/login', '/account'])('a 415 says that %s accepts only a form', async (address) => {
  const [visitor] = await onAccount('x');
  const send = (accept: string, sent: string) => {
    const headers = { accept, origin: web.origin, 'content-type': sent };
    return visitor.send(address, { method: 'POST', headers, body: 'x' });
  };
  const page = await send('text/html', 'multipart/form-data');
  expect(page.status).toBe(415);
  const html = await page.text();
  expect(html).toContain('This was not sent by our form.');
  expect(html).not.toContain('must be JSON');
  expect(await (await send('application/json', 'application/json')).json()).toMatchObject({
    code: 'unsupported_media_type',
    detail: 'The body must be a form, sent with Content-Type: application/x-www-form-urlencoded.',
  });
});

const elsewhere: [status: number, address: string, fields: Record<string, string>][] = [
  [403, '/account', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  [404, '/nothing', {}],
  [405, '/', {}],
  [415, '/login', {}],
];

test.each(elsewhere)(
  'a refused multipart form is not taken for a Server Action: %i at %s (RFC 7578)',
  async (status, address, fields) => {
    const forged = new FormData();
    forged.set('$ACTION_ID_00', '');
    forged.set('name', 'x');
    const action = { 'next-action': '0'.repeat(42) };
    for (const more of [{}, action]) {
      const response = await web.visitor().post(address, forged, { ...fields, ...more });
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(await response.text()).toContain('<h1');
    }
  },
);
