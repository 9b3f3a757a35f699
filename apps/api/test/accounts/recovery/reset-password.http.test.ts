import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { refusal, testApi, tokensOf, stableParts } from '../../api.js';
import { requestKey, createKey } from '../../support/api-keys.js';
import { inLockOrder } from '../../support/in-lock-order.js';
import { mailsTo, newestMail, sendMail, WHEN } from '../../support/mails.js';
import { NEW, REVOKED, passwordRequests } from './password-requests.js';

const api = testApi();
const { newUser, signIn, forgot, reset, profileWithKey, revocationsIn, resetToken } =
  passwordRequests(api);

describe('a forgotten password', () => {
  test('is replaced through a mailed link, which ends every session at once', async () => {
    const { email } = await newUser();
    const sessions = [tokensOf(await signIn(email)), tokensOf(await signIn(email))];
    const response = await reset(await resetToken(email));
    expect([response.status, response.body]).toEqual([204, '']);
    for (const { accessToken, refreshToken } of sessions) {
      expect(refusal(await api.profile(accessToken))).toEqual(REVOKED);
      expect(refusal(await api.refresh(refreshToken))).toEqual(REVOKED);
    }
    expect(refusal(await signIn(email))).toEqual([401, 'invalid_credentials']);
    expect((await signIn(email, NEW)).status).toBe(200);
    const { subject, text } = await newestMail(api, email, 2);
    expect(subject).toMatch(/was changed$/);
    expect(text).toMatch(WHEN);
  });

  test('when it is reset, revokes every API key: each gets an audit event, and the user a mail', async () => {
    const { id, email } = await newUser();
    const { accessToken } = tokensOf(await signIn(email));
    const keys = [await createKey(api, accessToken), await createKey(api, accessToken)];
    await newestMail(api, email, 2);
    const response = await reset(await resetToken(email, 3));
    for (const { key } of keys) {
      expect(refusal(await profileWithKey(key))).toEqual([401, 'api_key_invalid']);
    }
    const details = keys.map((key) => ({ userId: id, detail: `API key ${key.id}` }));
    const trail = await revocationsIn(response);
    expect(trail).toHaveLength(2);
    expect(trail).toEqual(expect.arrayContaining(details));
    expect((await newestMail(api, email, 4)).text).toContain('all API keys were revoked');
  });

  test.each(['before', 'after'])(
    'when it is reset, leaves no API key whose request locked the user just %s the reset',
    async (order) => {
      const { id, email } = await newUser();
      const { accessToken } = tokensOf(await signIn(email));
      const token = await resetToken(email);
      const steps = [() => requestKey(api, accessToken), () => reset(token)];
      if (order === 'after') steps.reverse();
      const responses = await inLockOrder(api.pool, email, steps);
      const outcomes = responses.map(({ status, body }) =>
        status === 401
          ? z.looseObject({ reason: z.string() }).parse(JSON.parse(body)).reason
          : status,
      );
      expect(outcomes).toEqual(order === 'before' ? [201, 204] : [204, 'password_changed']);
      const { rows } = await api.pool.query('SELECT FROM api_keys WHERE user_id = $1', [id]);
      expect(rows).toEqual([]);
    },
  );

  test('gets the same response whether or not the address has an account', async () => {
    const { email, id } = await newUser();
    const responses = [await forgot(email), await forgot('nobody@example.com')];
    await newestMail(api, email);
    await api.pool.query('UPDATE users SET disabled_at = now() WHERE id = $1', [id]);
    responses.push(await forgot(email));
    for (const response of responses)
      expect(stableParts(response)).toEqual(stableParts(responses[0]!));
    expect(responses[0]?.status).toBe(202);
  });

  test('sends no mail to an address without an account or to a disabled user', async () => {
    const { email, id } = await newUser();
    await api.pool.query('UPDATE users SET disabled_at = now() WHERE id = $1', [id]);
    await forgot('somebody@example.com');
    await forgot(email);
    // Mail to those two addresses would have been sent before this one.
    await resetToken((await newUser()).email);
    expect(await mailsTo(api, 'somebody@example.com')).toEqual([]);
    expect(await mailsTo(api, email)).toEqual([]);
  });

  test('adds the same row for a known and an unknown address; a real token is stored as a hash', async () => {
    const { email } = await newUser();
    const token = await resetToken(email);
    await forgot('a-stranger@example.com');
    await sendMail(api);
    const { rows } = await api.pool.query(
      `SELECT email, token_hash = sha256($2::bytea) AS hashed FROM password_resets
       WHERE email = ANY ($1) ORDER BY hashed`,
      [[email, 'a-stranger@example.com'], Buffer.from(token)],
    );
    expect(rows).toEqual([
      { email: 'a-stranger@example.com', hashed: false },
      { email, hashed: true },
    ]);
  });
});
