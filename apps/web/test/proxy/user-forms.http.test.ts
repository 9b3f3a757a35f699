import { expect, test } from 'vitest';
import { filledIn, valueOf } from '../support/forms';
import { on } from '../support/on';
import { refuse } from '../support/stub-api';
import { onAccount as openAccount } from '../support/signed-in';
import { useWeb } from '../support/web';

const web = useWeb();

const onAccount = (typed: string) => openAccount(web, typed);

test('a form that was carried out redirects to its page, which says so: 303, never 307 (RFC 9110 §15.4.4)', async () => {
  const [visitor, form] = await onAccount('Grace');
  const response = await visitor.post('/account', form);
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/account?done=rename#rename');
  expect(web.api.seen).toMatchObject([{ method: 'PATCH', body: { name: 'Grace' } }]);
  expect(await (await visitor.get('/account?done=rename')).text()).toContain('Saved.');
  expect(await (await visitor.get('/account')).text()).not.toContain('Saved.');
});

test('the browser gets the cookie of a session that was refreshed for a form', async () => {
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
])('%s is 400, and the API is not called', async (_what, form) => {
  const [visitor] = await onAccount('x');
  expect((await visitor.post('/account', form)).status).toBe(400);
  expect(web.api.seen).toEqual([]);
});
