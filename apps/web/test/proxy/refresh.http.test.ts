import { expect, test } from 'vitest';
import { on } from '../support/on';
import { good, json, refuse, type Script } from '../support/stub-api';
import type { Visitor } from '../support/visitor';
import { useWeb } from '../support/web';

const web = useWeb();
const forgetful = useWeb({ REFRESH_GRACE: '1' });

const data = { 'sec-fetch-dest': 'empty', accept: 'application/json' };

/** Signs in and lets the access token expire. */
async function expired(at = web): Promise<Visitor> {
  const visitor = at.visitor();
  await visitor.signIn();
  await visitor.letTimePass();
  at.api.seen.length = 0;
  return visitor;
}

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

test('the same request uses the new token, and the browser gets the new cookie', async () => {
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

test('a refresh that ends the session is 401 with the reason, keeps the cookie, and is not repeated', async () => {
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

test('a call that ends the session does the same', async () => {
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

const notTokens = {
  tokenType: 'Bearer',
  accessToken: 'not.a.token',
  expiresIn: 300,
  refreshToken: 'e30.e30.',
  refreshExpiresIn: 300,
};

const passing: [string, number, (response: Parameters<Script>[1]) => void][] = [
  [
    'a 401 that is not from the API',
    502,
    (r) => r.writeHead(401, { 'content-type': 'text/html' }).end('<h1>401</h1>'),
  ],
  [
    'a 401 with JSON that is not a problem',
    502,
    (r) => json(r, 401, { error: 'invalid_token', code: 'session_revoked' }),
  ],
  ['a proxy that asks for credentials', 502, (r) => r.writeHead(407).end()],
  ['garbage with status 200', 502, (r) => r.writeHead(200).end('<html>')],
  ['tokens of another shape', 502, (r) => json(r, 200, { access_token: 'x' })],
  ['tokens that are not JWTs', 502, (r) => json(r, 200, notTokens)],
  ['a limit', 429, (r) => refuse(r, 'rate_limited', { retryAfter: 9 })],
  ['an outage', 503, (r) => refuse(r, 'service_unavailable', { retryAfter: 9 })],
  ['a defect', 500, (r) => refuse(r, 'internal_error', {})],
  ['a connection that breaks', 503, (r) => r.destroy()],
];

test.each(passing)(
  '%s in place of tokens is %i and does not end the session',
  async (_, status, answer) => {
    const visitor = await expired();
    const cookie = visitor.cookies.get('session');
    web.api.script = on('/auth/refresh', answer);
    const response = await visitor.get('/account');
    expect(response.status).toBe(status);
    expect(visitor.cookies.get('session')).toBe(cookie);
    web.api.reset();
    expect((await visitor.get('/account')).status).toBe(200);
  },
);

test.each(passing)(
  '%s in place of data is %i and does not end the session',
  async (_, status, answer) => {
    const visitor = web.visitor();
    await visitor.signIn();
    web.api.script = on('/user/profile', answer);
    expect((await visitor.get('/account')).status).toBe(status);
    web.api.reset();
    expect((await visitor.get('/account')).status).toBe(200);
  },
);

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

test('while the access token is valid, a refresh that fails for now is not a refusal', async () => {
  const visitor = web.visitor();
  await visitor.signIn();
  web.api.script = on('/auth/refresh', (response) => response.destroy());
  await visitor.letTimePass(280);
  const response = await visitor.get('/account');
  expect(web.api.calls('/auth/refresh')).toHaveLength(1);
  expect(response.status).toBe(200);
});

test.each(['token_expired', 'token_stale'] as const)(
  'a token that the API calls %s is renewed in the same request, and the page is shown',
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
