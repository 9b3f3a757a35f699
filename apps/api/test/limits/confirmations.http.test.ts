import { DEMO_PASSWORD } from '@repo/db';
import { beforeEach, describe, expect, test } from 'vitest';
import { ADMIN, bearer, expectRefusal, field, tokensOf } from '../api.js';
import { LIMIT, newAddress, repeat, limitedApis } from './limited-apis.js';

const { apis, signIn, signInCorrectly, changePassword } = limitedApis();

describe('a signed-in user’s password, when it is asked for again,', () => {
  let token: string;
  beforeEach(async () => {
    token = tokensOf(await signInCorrectly()).accessToken;
  });
  const confirmed = (password = DEMO_PASSWORD, from = newAddress()) =>
    apis.one.post('/auth/reauthenticate', { password }, ...bearer(token), 'x-forwarded-for', from);

  test('is accepted while strangers have locked out the identifier and the address (ASVS 6.1.1)', async () => {
    const from = newAddress();
    await repeat(LIMIT, signIn);
    for (let guess = 0; guess < 5 * LIMIT; guess += 1) {
      await signIn({ email: `guess-${guess}@example.com`, from });
    }
    expectRefusal(await signInCorrectly(), 'rate_limited');
    expectRefusal(await signInCorrectly({ email: ADMIN, from }), 'rate_limited');
    expect((await confirmed(DEMO_PASSWORD, from)).status).toBe(200);
    expect((await changePassword(token)).status).toBe(422);
  });

  test('is counted for its session if it is wrong, on every route and in all processes (ASVS 6.3.4)', async () => {
    expect((await changePassword(token)).status).toBe(422);
    expect(await repeat(LIMIT - 1, () => confirmed('wrong'))).toEqual([422, 422]);
    expectRefusal(await confirmed(), 'rate_limited');
    expectRefusal(await changePassword(token), 'rate_limited');
    const elsewhere = await apis.other.post(
      '/auth/reauthenticate',
      { password: DEMO_PASSWORD },
      ...bearer(token),
    );
    expectRefusal(elsewhere, 'rate_limited');
    expect(field(elsewhere, 'ratelimit-policy')).toEqual(['"login-session";q=3;w=60']);
  });

  test('locks out neither the identifier nor another session if it is wrong', async () => {
    const another = await signInCorrectly();
    await repeat(LIMIT + 1, () => confirmed('wrong'));
    expect((await signInCorrectly()).status).toBe(200);
    token = tokensOf(another).accessToken;
    expect((await confirmed()).status).toBe(200);
  });
});
