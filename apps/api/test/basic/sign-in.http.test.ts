import { DEMO_PASSWORD } from '@repo/db';
import { describe, expect, test } from 'vitest';
import {
  apiKey,
  expectRefusal,
  field,
  refusal,
  stableParts,
  testApi,
  tokensOf,
  USER,
} from '../api.js';
import { insertUser } from '../support/database.js';
import { basic } from './basic.js';

const api = testApi();

const signIn = (...headers: readonly string[]) =>
  api.send('/auth/login', { method: 'POST', headers });
const signInWith = (body: object, ...headers: readonly string[]) =>
  api.json('POST', '/auth/login', body, ...headers);

const challenges = ['Basic realm="api", charset="UTF-8"'];

test('a sign-in with Basic gives tokens, which no cache keeps (RFC 7617, RFC 6749 §5.1)', async () => {
  const response = await signIn(...basic());
  expect(field(response, 'cache-control')).toEqual(['no-store']);
  expect((await api.profile(tokensOf(response).accessToken)).status).toBe(200);
});

test('each spelling of an address signs in', async () => {
  const { email } = await insertUser(api.pool, {
    email: 'x@xn--bcher-kva.example',
    password: DEMO_PASSWORD,
  });
  for (const spelling of [email, 'x@bücher.example', 'X@BÜCHER.example', 'x@bu\u0308cher.example'])
    expect((await api.get('/user/profile', ...basic(spelling))).status, spelling).toBe(200);
});

describe('a refused sign-in', () => {
  test('has the same response with Basic as with a body, whatever was wrong', async () => {
    const { email: disabled } = await insertUser(api.pool, { password: DEMO_PASSWORD });
    await api.pool.query('UPDATE users SET disabled_at = now() WHERE email = $1', [disabled]);
    const responses = await Promise.all(
      [
        signInWith({ email: USER, password: 'wrong' }),
        signIn(...basic(USER, 'wrong')),
        signIn(...basic('nobody@example.com')),
        signIn(...basic(disabled)),
        signIn(...basic('not an address', '')),
      ].map(async (response) => stableParts(await response)),
    );
    for (const response of responses) expect(response).toEqual(responses[0]);
    expect(responses[0]).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } });
  });

  test('is challenged with Basic, whatever was sent (RFC 7617 §2.1)', async () => {
    const wrong = await signInWith({ email: USER, password: 'wrong' });
    expectRefusal(wrong, 'invalid_credentials', { challenges });
    expectRefusal(await signIn(), 'authentication_required', { challenges });
    expectRefusal(await signIn(...apiKey('x')), 'authentication_required', { challenges });
  });

  test('with Basic beside a body is refused before either is verified', async () => {
    const body = { email: USER, password: DEMO_PASSWORD };
    expect(refusal(await signInWith(body, ...basic()))).toEqual([400, 'multiple_credentials']);
  });
});
