import { expect, test } from 'vitest';
import { filledIn, valueOf } from '../support/forms';
import { on } from '../support/on';
import { refuse, user } from '../support/stub-api';
import { onAccount as openAccount } from '../support/signed-in';
import { useWeb } from '../support/web';

const web = useWeb();

const onAccount = (typed: string) => openAccount(web, typed);

const RIGHT = { email: user.email, password: 'correct horse battery staple' };

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

test('a form also comes back after a sign-in if the refresh was refused, or if the form was sent after a sign-out', async () => {
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

test('another user who signs in instead gets the page without what was typed', async () => {
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

test('a form of another user is 401, not 409, if the current session has ended', async () => {
  const [visitor, form] = await onAccount('Of another');
  form['person'] = 'u-2';
  web.api.script = on('/user/profile', (r) => refuse(r, 'session_revoked', { reason: 'disabled' }));
  expect((await visitor.get('/account')).status).toBe(401);
  expect((await visitor.post('/account', form)).status).toBe(401);
});

test('a form that was sent from a page with a message returns to the page without that message', async () => {
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
