import { expect, test } from 'vitest';
import { on } from '../support/on';
import { refuse, type Script } from '../support/stub-api';
import { signedInLongAgo } from '../support/signed-in';
import { useWeb } from '../support/web';

const web = useWeb();

const data = { 'sec-fetch-dest': 'empty', accept: 'application/json' };

const expired = (at = web) => signedInLongAgo(at);

test('a refresh that is refused because the session has ended is 401, keeps the cookie, and is not repeated', async () => {
  const visitor = await expired();
  const cookie = visitor.cookies.get('session');
  web.api.script = on('/auth/refresh', (response) => refuse(response, 'refresh_token_reused', {}));
  const response = await visitor.get('/account');
  expect(response.status).toBe(401);
  expect(response.headers.getSetCookie().join()).not.toContain('session=');
  expect(visitor.cookies.get('session')).toBe(cookie);
  web.api.reset();
  const again = await visitor.get('/account', data);
  expect(again.status).toBe(401);
  expect(await again.json()).toMatchObject({ code: 'refresh_token_reused' });
  expect(web.api.seen).toEqual([]);
});

test('any other call that is refused because the session has ended is 401, keeps the cookie, and is not repeated', async () => {
  const visitor = web.visitor();
  await visitor.signIn();
  const revoked = { reason: 'ended_elsewhere' } as const;
  web.api.script = on('/user/profile', (response) => refuse(response, 'session_revoked', revoked));
  const response = await visitor.get('/account');
  expect(response.status).toBe(401);
  expect(response.headers.getSetCookie().join()).not.toContain('session=');
  web.api.reset();
  const again = await visitor.get('/admin', data);
  expect(again.status).toBe(401);
  expect(await again.json()).toMatchObject({ code: 'session_revoked', ...revoked });
  expect(web.api.seen).toEqual([]);
});

test('a late refusal of the old session does not end a new one', async () => {
  const visitor = web.visitor();
  await visitor.signIn();
  const old = `session=${visitor.cookies.get('session')}`;
  let held: Parameters<Script>[1] | undefined;
  web.api.script = on('/user/profile', (response) => {
    held = response;
  });
  const late = visitor.get('/account', { cookie: old });
  await expect.poll(() => web.api.calls('/user/profile').length).toBe(1);
  await visitor.signIn();
  if (held) refuse(held, 'session_revoked', { reason: 'ended_elsewhere' });
  expect((await late).status).toBe(401);
  web.api.reset();
  expect((await visitor.get('/account')).status).toBe(200);
});

test('a redirect is not followed, so its target does not get the token (OWASP ASVS 15.3.2)', async () => {
  const visitor = web.visitor();
  await visitor.signIn();
  web.api.script = on('/user/profile', (r) => r.writeHead(307, { location: '/elsewhere' }).end());
  expect((await visitor.get('/account')).status).toBe(502);
  expect(web.api.calls('/elsewhere')).toEqual([]);
});

test('an API that does not respond is 504, which does not end the session', async () => {
  const visitor = web.visitor();
  await visitor.signIn();
  web.api.script = on('/user/profile', () => {});
  expect((await visitor.get('/account')).status).toBe(504);
  web.api.reset();
  expect((await visitor.get('/account')).status).toBe(200);
});

test('an API that refuses its own new tokens is 502 after a few attempts, which does not end the session', async () => {
  const visitor = web.visitor();
  await visitor.signIn();
  web.api.script = on('/user/profile', (response) => refuse(response, 'token_stale', {}));
  const response = await visitor.get('/account');
  expect(response.status).toBe(502);
  expect(await response.text()).toContain('You are still signed in');
  expect(web.api.calls('/auth/refresh').length).toBeLessThan(4);
  web.api.reset();
  expect((await visitor.get('/account')).status).toBe(200);
});
