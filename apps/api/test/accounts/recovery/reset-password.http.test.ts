import { describe, expect, test } from 'vitest';
import { refusal, testApi, tokensOf, stableParts } from '../../api.js';
import { mailsTo, newestMail, sendMail, WHEN } from '../../support/mails.js';
import { NEW, REVOKED, passwordRequests } from './password-requests.js';

const api = testApi();
const { newUser, signIn, forgot, reset, resetToken } = passwordRequests(api);

describe('password recovery', () => {
  test('replaces the password through a mailed link, and ends every session at once (ASVS 6.4.3)', async () => {
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

  test('gives the same response whether or not the address has an account (ASVS 6.3.8)', async () => {
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

  test('adds the same row for a known and an unknown address, and stores a real token as a hash', async () => {
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
