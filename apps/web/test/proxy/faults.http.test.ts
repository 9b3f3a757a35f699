import { SignJWT } from 'jose';
import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { on } from '../support/on';
import { sealText } from '../support/sealed-session';
import { json, refuse, user } from '../support/stub-api';
import { useWeb } from '../support/web';

const web = useWeb();

/** Lifetime of the stub's refresh tokens, in seconds. */
const REFRESH_TTL = 604_800;

const sign = (claims: Record<string, unknown>) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32));

async function answerSignIn(accessClaims: Record<string, unknown>) {
  const accessToken = await sign(accessClaims);
  const refreshToken = await sign({ gen: 1 });
  const lives = { expiresIn: 300, refreshExpiresIn: 300 };
  web.api.script = (_, response) => {
    json(response, 200, { tokenType: 'Bearer', accessToken, refreshToken, ...lives });
    return true;
  };
}

test('tokens with an invalid claim are 502', async () => {
  await answerSignIn({ sub: 'u-1', sid: 's-1', role: 'emperor' });
  const response = await web.visitor().signIn();
  expect(response.status).toBe(502);
  expect(response.headers.getSetCookie()).toEqual([]);
});

test('a failure of the proxy itself is 500, with the id in the log, and does not end the session', async () => {
  const visitor = web.visitor();
  await visitor.signIn();
  const cookie = visitor.cookies.get('session');
  // Larger than a cookie can be.
  await answerSignIn({ sub: 'u-1', sid: 's-1', role: 'user', more: 'x'.repeat(4096) });
  for (const destination of ['document', 'empty']) {
    const response = await visitor.signIn({}, { 'sec-fetch-dest': destination });
    const id = response.headers.get('x-request-id') ?? '';
    expect(response.status).toBe(500);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(await response.text()).toContain(`urn:uuid:${id}`);
    const line = web
      .logs()
      .split('\n')
      .find((each) => each.includes(id));
    expect(JSON.parse(line ?? '')).toMatchObject({ event: 'proxy_failed', requestId: id });
  }
  expect(visitor.cookies.get('session')).toBe(cookie);
});

test('a failure while the request is read is the same 500', async () => {
  const visitor = web.visitor();
  // Sealed with our key, but not JSON: only a defect of ours could have made it.
  visitor.cookies.set('session', await sealText('no JSON'));
  for (const destination of ['document', 'empty']) {
    const response = await visitor.get('/account', { 'sec-fetch-dest': destination });
    const id = response.headers.get('x-request-id') ?? '';
    expect(response.status).toBe(500);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const body = await response.text();
    expect(body).toContain(`urn:uuid:${id}`);
    // The page of the app, with its header, or the problem.
    expect(body).toContain(
      destination === 'document' ? 'href="/login"' : '"code":"internal_error"',
    );
    const line = web
      .logs()
      .split('\n')
      .find((each) => each.includes(id));
    expect(JSON.parse(line ?? '')).toMatchObject({
      event: 'proxy_failed',
      requestId: id,
      cause: expect.stringContaining('SyntaxError'),
    });
  }
});

const reasons: [words: string, refuse: (response: ServerResponse) => void][] = [
  ['Your session has expired', (r) => refuse(r, 'session_expired', {})],
  ['from another device', (r) => refuse(r, 'session_revoked', { reason: 'ended_elsewhere' })],
  ['we ended it for your safety', (r) => refuse(r, 'session_revoked', { reason: 'reused' })],
  ['password was changed', (r) => refuse(r, 'session_revoked', { reason: 'password_changed' })],
  ['ended by an administrator', (r) => refuse(r, 'session_revoked', { reason: 'disabled' })],
  ['You signed out', (r) => refuse(r, 'session_revoked', { reason: 'signed_out' })],
];

test.each(reasons)('the page for an ended session says why: %s', async (words, answer) => {
  const visitor = web.visitor();
  await visitor.signIn();
  await visitor.letTimePass();
  web.api.script = on('/auth/refresh', answer);
  const response = await visitor.get('/account');
  expect(response.status).toBe(401);
  expect(await response.text()).toContain(words);
});

test('an expired session is not shown as signed in, and a page that needs it says that it expired', async () => {
  const visitor = web.visitor();
  await visitor.signIn();
  expect(await (await visitor.get('/')).text()).toContain(user.email);
  await visitor.letTimePass(REFRESH_TTL + 1);
  expect(await (await visitor.get('/')).text()).not.toContain(user.email);
  web.api.script = on('/auth/refresh', (response) => refuse(response, 'session_expired', {}));
  const refused = await visitor.get('/account');
  expect(refused.status).toBe(401);
  expect(await refused.text()).toContain('Your session has expired');
});
