import { describe, expect, test } from 'vitest';
import { members, refusal, testApi, stableParts } from '../../api.js';
import { Quota } from '../../../src/limits/quota.js';
import { NEW, INVALID, passwordRequests } from './password-requests.js';

const api = testApi();
const { newUser, signIn, reset, resetToken } = passwordRequests(api);

describe('a link to choose a password', () => {
  test('works once, even if two requests use it at once (ASVS 6.4.1)', async () => {
    const token = await resetToken((await newUser()).email);
    const responses = await Promise.all([reset(token), reset(token, 'yet another password')]);
    expect(responses.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 410]);
    expect(refusal(await reset(token))).toEqual(INVALID);
  });

  test('contains its address, which cannot be changed', async () => {
    const { email } = await newUser();
    const token = await resetToken(email);
    const random = token.slice(0, 43);
    expect(Buffer.from(token.slice(43), 'base64url').toString()).toBe(email);
    const forged = random + Buffer.from('mallory@example.com').toString('base64url');
    for (const other of [forged, random]) expect(refusal(await reset(other))).toEqual(INVALID);
    expect((await reset(token)).status).toBe(204);
  });

  test('voids the other links for its address when it is used', async () => {
    const { email } = await newUser();
    const first = await resetToken(email);
    const second = await resetToken(email, 2);
    expect((await reset(first)).status).toBe(204);
    expect(refusal(await reset(second))).toEqual(INVALID);
    expect((await signIn(email, NEW)).status).toBe(200);
  });

  test.each([
    ['expired', 'UPDATE password_resets SET expires_at = now() WHERE email = $1'],
    ['of a disabled user', 'UPDATE users SET disabled_at = now() WHERE email = $1'],
    ['of a user who is gone', 'DELETE FROM users WHERE email = $1'],
  ])(
    'is not valid when it is %s, like a link that never existed (RFC 9110 §15.5.11)',
    async (_, sql) => {
      const { email } = await newUser();
      const token = await resetToken(email);
      await api.pool.query(sql, [email]);
      const response = await reset(token);
      expect(refusal(response)).toEqual(INVALID);
      expect(stableParts(response)).toEqual(stableParts(await reset('x'.repeat(43))));
    },
  );

  test('stays valid when a password is refused: the password is checked before the link is used', async () => {
    const { email } = await newUser();
    const token = await resetToken(email);
    expect(refusal(await reset('x'.repeat(43), 'short'))).toEqual([422, 'validation_failed']);
    expect(refusal(await reset(token, 'short'))).toEqual([422, 'validation_failed']);
    const personal = await reset(token, email);
    expect(members(personal)['errors']).toMatchObject([
      { pointer: '#/password', code: 'password_personal' },
    ]);
    expect((await reset(token)).status).toBe(204);
  });
});

describe('an address that strangers have locked out', () => {
  test('can be used to sign in again once its owner has followed a link', async () => {
    const { email } = await newUser();
    const key = new Quota(api.pool, { name: 'login', limit: 1, window: 1 }).keyOf(email);
    await api.pool.query(
      `INSERT INTO rate_limits VALUES ($1, 1000000, extract(epoch FROM now() + interval '1 min') * 1000)`,
      [key],
    );
    expect(refusal(await signIn(email))).toEqual([429, 'rate_limited']);
    const token = await resetToken(email);
    // A link that is not used successfully clears nothing.
    expect((await reset(token, 'password')).status).toBe(422);
    expect((await reset('guessed')).status).toBe(410);
    expect(refusal(await signIn(email))).toEqual([429, 'rate_limited']);
    expect((await reset(token)).status).toBe(204);
    expect((await signIn(email, NEW)).status).toBe(200);
  });
});
