import { expect, test } from 'vitest';
import { on } from '../support/on';
import { good, refuse, type Script } from '../support/stub-api';
import { signedInLongAgo } from '../support/signed-in';
import { useWeb } from '../support/web';

const web = useWeb();
const forgetful = useWeb({ REFRESH_GRACE: '1' });

const data = { 'sec-fetch-dest': 'empty', accept: 'application/json' };

const expired = (at = web) => signedInLongAgo(at);

test('ten concurrent requests with an expired token cause one refresh, and all succeed', async () => {
  const visitor = await expired();
  const responses = await Promise.all(
    Array.from({ length: 10 }, (_, index) => visitor.get('/account', index % 2 ? data : {})),
  );
  expect(responses.map(({ status }) => status)).toEqual(Array(10).fill(200));
  expect(web.api.calls('/auth/refresh')).toHaveLength(1);
  expect((await visitor.get('/account')).status).toBe(200);
  expect(web.api.calls('/auth/refresh')).toHaveLength(1);
});

test('a request that causes a refresh uses the new token, and its response has the new cookie', async () => {
  const visitor = await expired();
  const before = visitor.cookies.get('session');
  const response = await visitor.get('/account');
  const [refreshed, asked] = web.api.seen;
  expect(refreshed?.path).toBe('/auth/refresh');
  expect(asked?.headers.authorization).toBe(`Bearer ${web.api.issued.at(-1)}`);
  expect(response.headers.getSetCookie()).toHaveLength(1);
  expect(visitor.cookies.get('session')).not.toBe(before);
  expect(response.headers.get('cache-control')).toContain('no-store');
});

test('a late request with the old cookie gets the same tokens, without another refresh', async () => {
  const visitor = await expired();
  const cookie = `session=${visitor.cookies.get('session')}`;
  await visitor.get('/account');
  expect((await visitor.get('/account', { cookie })).status).toBe(200);
  expect(web.api.calls('/auth/refresh')).toHaveLength(1);
});

test('after the grace period a request with the old cookie causes another refresh', async () => {
  const visitor = await expired(forgetful);
  const cookie = `session=${visitor.cookies.get('session')}`;
  await visitor.get('/account');
  const askedAgain = async () => {
    expect((await visitor.get('/account', { cookie })).status).toBe(200);
    return forgetful.api.calls('/auth/refresh').length;
  };
  await expect.poll(askedAgain).toBe(2);
});

test('a refresh that finishes after a sign-out does not set the cookie again', async () => {
  const visitor = await expired();
  let held: Parameters<Script>[1] | undefined;
  web.api.script = on('/auth/refresh', (response) => {
    held = response;
  });
  const late = visitor.get('/account');
  await expect.poll(() => held).toBeDefined();
  await visitor.post('/logout', {});
  if (held) good(held, 'POST /auth/refresh', await web.api.tokens(web.api.lastSession));
  expect((await late).headers.getSetCookie()).toEqual([]);
  expect(visitor.cookies.has('session')).toBe(false);
});

test('while the access token is valid, the page is shown even if a refresh fails temporarily', async () => {
  const visitor = web.visitor();
  await visitor.signIn();
  web.api.script = on('/auth/refresh', (response) => response.destroy());
  await visitor.letTimePass(280);
  const response = await visitor.get('/account');
  expect(web.api.calls('/auth/refresh')).toHaveLength(1);
  expect(response.status).toBe(200);
});

test.each(['token_expired', 'token_stale'] as const)(
  'a token that the API calls %s is refreshed in the same request, and the page is shown',
  async (code) => {
    const visitor = web.visitor();
    await visitor.signIn();
    let refusals = 0;
    web.api.script = ({ path }, response) => {
      if (path !== '/user/profile' || refusals > 0) return false;
      refusals += 1;
      refuse(response, code, {});
      return true;
    };
    expect((await visitor.get('/account')).status).toBe(200);
    expect(web.api.calls('/auth/refresh')).toHaveLength(1);
  },
);
