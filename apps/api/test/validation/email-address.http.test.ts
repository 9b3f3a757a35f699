import { beforeEach, describe, expect, test } from 'vitest';
import { bearer, expectRefusal, members, testApi } from '../api.js';
import { newestMail, tokenIn } from '../support/mails.js';

const LIMIT = 3;
const PASSWORD = 'seven quiet herons';
const api = testApi({ LOGIN_RATE_LIMIT: String(LIMIT) });

beforeEach(() => api.pool.query('TRUNCATE rate_limits'));

const register = (email: unknown) => api.json('POST', '/auth/register', { email });
const verify = (token: string, password = PASSWORD) =>
  api.json('POST', '/auth/verify-email', { token, name: 'Nora', password });
const forgot = (email: unknown) => api.json('POST', '/auth/forgot-password', { email });
const signIn = (email: string, password = PASSWORD) =>
  api.json('POST', '/auth/login', { email, password });
const newMail = (email: string, count?: number) => newestMail(api, email, count);

/** For each address, the spelling that is stored, then other spellings of the same address. */
const addresses: readonly (readonly [kept: string, ...others: string[]])[] = [
  [
    'x@xn--bcher-kva.example',
    'x@bücher.example',
    'X@BÜCHER.example',
    'x@bu\u0308cher.example',
    'x@XN--BCHER-KVA.example',
  ],
  ['x@red.example', 'x@ｒed.example', 'x@Red。example', 'ｘ@red.example'],
  ['zoë@red.example', 'ZOE\u0308@red.example', 'zoë@ｒed.example'],
];

describe.each(addresses)('%s', (kept, ...others) => {
  test('is one account in every spelling, and each signs in', async () => {
    const [first = kept] = others;
    expect((await register(first)).status).toBe(202);
    const token = tokenIn(await newMail(kept), 'verify-email');
    const verified = await verify(token);
    const accessToken = String(members(verified)['accessToken']);
    const profile = await api.get('/user/profile', ...bearer(accessToken));
    expect(members(profile)).toMatchObject({ email: kept });
    for (const [index, email] of [kept, ...others].entries()) {
      expect((await signIn(email)).status, email).toBe(200);
      expect((await register(email)).status).toBe(202);
      const mail = await newMail(kept, index + 2);
      expect(mail.subject).toMatch(/^You already have an account/);
      // Resets the limit on mail, which has its own test.
      await api.pool.query('TRUNCATE rate_limits');
    }
    expect((await forgot(others.at(-1))).status).toBe(202);
    expect((await newMail(kept, others.length + 3)).subject).toMatch(/^Choose a new password/);
  });

  test('has one limit on failed sign-ins and one on mail, for all spellings', async () => {
    for (let failure = 0; failure < LIMIT; failure += 1) {
      const email = [kept, ...others][failure % (others.length + 1)] ?? kept;
      expect((await signIn(email, 'wrong')).status).toBe(401);
    }
    for (const email of [kept, ...others]) expectRefusal(await signIn(email), 'rate_limited');
    await api.pool.query('TRUNCATE rate_limits');
    for (let mail = 0; mail < LIMIT; mail += 1) {
      expect((await forgot([kept, ...others][mail % (others.length + 1)])).status).toBe(202);
    }
    for (const email of [kept, ...others]) expectRefusal(await forgot(email), 'rate_limited');
  });
});

test.each([
  ['a zero-width space', 'u\u200bma@example.com'],
  ['a zero-width joiner', 'uma\u200d@example.com'],
  ['a soft hyphen', 'u\u00adma@example.com'],
  ['a byte order mark', '\ufeffuma@example.com'],
  ['a direction override', 'u\u202ema@example.com'],
  ['an isolate', 'u\u2066ma@example.com'],
  ['a variation selector', 'uma\ufe0f@example.com'],
  ['a Hangul filler', 'uma\u3164@example.com'],
  ['a half-width filler', 'uma\uffa0@example.com'],
  ['a tag', 'uma\u{e0041}@example.com'],
  ['a control character', 'u\u0085ma@example.com'],
])('422: %s in the local part, where it would be invisible', async (_, email) => {
  const detail = 'must not contain control or invisible characters';
  for (const response of [await register(email), await forgot(email)]) {
    expectRefusal(response, 'validation_failed', {
      extra: { errors: [{ pointer: '#/email', code: 'custom', detail }] },
    });
  }
});

test.each([
  'u＠ma@example.com',
  'u：ma@example.com',
  'u\u00a0ma@example.com',
  'uma@example.com/red.example',
  'uma@red%2eexample',
  'uma@red.example:25',
  'uma@ex\u202eample.com',
  'uma@xn--a.example',
  'uma@127.1',
  'uma@１２７.0.0.1',
  'uma@[127.0.0.1]',
  'uma@example.com.',
  'uma@-a.example',
  'uma@a_b.example',
  `uma@${'a'.repeat(64)}.example`,
])('422: %j is no address', async (email) => {
  const errors = [expect.objectContaining({ pointer: '#/email' })];
  expectRefusal(await register(email), 'validation_failed', { extra: { errors } });
});

test('a password with the domain of the email address in its own script is refused as personal', async () => {
  const email = 'x@xn--straenbahnhfe-edb66a.example';
  expect((await register('x@straßenbahnhöfe.example')).status).toBe(202);
  const token = tokenIn(await newMail(email), 'verify-email');
  const errors = [expect.objectContaining({ code: 'password_personal' })];
  const response = await verify(token, 'straßenbahnhöfe1');
  expectRefusal(response, 'validation_failed', { extra: { errors } });
});
