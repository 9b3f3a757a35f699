import { expect, test } from 'vitest';
import { on } from '../support/on';
import { json, refuse, type Script } from '../support/stub-api';
import type { Visitor } from '../support/visitor';
import { useWeb } from '../support/web';

const web = useWeb();

/** Signs in and lets the access token expire. */
async function expired(at = web): Promise<Visitor> {
  const visitor = at.visitor();
  await visitor.signIn();
  await visitor.letTimePass();
  at.api.seen.length = 0;
  return visitor;
}

const notTokens = {
  tokenType: 'Bearer',
  accessToken: 'not.a.token',
  expiresIn: 300,
  refreshToken: 'e30.e30.',
  refreshExpiresIn: 300,
};

const failures: [string, number, (response: Parameters<Script>[1]) => void][] = [
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
  ['a 407 from a proxy', 502, (r) => r.writeHead(407).end()],
  ['garbage with status 200', 502, (r) => r.writeHead(200).end('<html>')],
  ['tokens of another shape', 502, (r) => json(r, 200, { access_token: 'x' })],
  ['tokens that are not JWTs', 502, (r) => json(r, 200, notTokens)],
  ['a refusal because of a limit', 429, (r) => refuse(r, 'rate_limited', { retryAfter: 9 })],
  [
    'a refusal because of an outage',
    503,
    (r) => refuse(r, 'service_unavailable', { retryAfter: 9 }),
  ],
  ['a refusal because of a defect', 500, (r) => refuse(r, 'internal_error', {})],
  ['a broken connection', 503, (r) => r.destroy()],
];

test.each(failures)(
  '%s, in response to a refresh, is %i and does not end the session',
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

test.each(failures)(
  '%s, in response to a request for data, is %i and does not end the session',
  async (_, status, answer) => {
    const visitor = web.visitor();
    await visitor.signIn();
    web.api.script = on('/user/profile', answer);
    expect((await visitor.get('/account')).status).toBe(status);
    web.api.reset();
    expect((await visitor.get('/account')).status).toBe(200);
  },
);
