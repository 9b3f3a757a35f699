import { describe, expect, test } from 'vitest';
import { field, members, refusal, testApi, tokensOf } from '../../api.js';
import { newestMail, WHEN } from '../../support/mails.js';
import { sessionIn, stateOf } from '../../support/rows.js';
import { OLD, NEW, REVOKED, INVALID, passwordRequests } from './password-requests.js';

const api = testApi();
const { newUser, signIn, reset, change, resetToken } = passwordRequests(api);

describe('a changed password', () => {
  test('ends every other session, and the current one goes on (ASVS 7.4.3)', async () => {
    const { email } = await newUser();
    const [own, other] = [tokensOf(await signIn(email)), tokensOf(await signIn(email))];
    expect((await change(own.accessToken)).status).toBe(204);
    expect((await api.profile(own.accessToken)).status).toBe(200);
    expect((await api.refresh(own.refreshToken)).status).toBe(200);
    expect(refusal(await api.profile(other.accessToken))).toEqual(REVOKED);
    expect(refusal(await signIn(email))).toEqual([401, 'invalid_credentials']);
    expect((await signIn(email, NEW)).status).toBe(200);
    const { subject, text } = await newestMail(api, email);
    expect(subject).toMatch(/was changed$/);
    expect(text).toMatch(WHEN);
  });

  test('needs the current password: a wrong one is 422 without a challenge, and the session goes on (ASVS 6.2.3)', async () => {
    const { email } = await newUser();
    const { accessToken } = tokensOf(await signIn(email));
    const response = await change(accessToken, 'a wrong one');
    expect(refusal(response)).toEqual([422, 'password_incorrect']);
    expect(field(response, 'www-authenticate')).toEqual([]);
    expect((await api.profile(accessToken)).status).toBe(200);
    expect((await signIn(email)).status).toBe(200);
  });

  test('needs a session', async () => {
    const response = await api.post('/user/password', { currentPassword: OLD, newPassword: NEW });
    expect(refusal(response)).toEqual([401, 'authentication_required']);
  });

  test('follows the rules for new passwords, and a refusal names the broken rule and the member', async () => {
    const { email } = await newUser();
    const { accessToken } = tokensOf(await signIn(email));
    for (const [password, code] of [
      ['short', 'password_too_short'],
      [email, 'password_personal'],
    ] as const) {
      const { errors } = members(await change(accessToken, OLD, password));
      expect(errors).toMatchObject([{ pointer: '#/newPassword', code }]);
    }
  });

  test('voids links that were requested before', async () => {
    const { email } = await newUser();
    const token = await resetToken(email);
    await change(tokensOf(await signIn(email)).accessToken);
    expect(refusal(await reset(token))).toEqual(INVALID);
  });

  test('is set once, when two changes come at once', async () => {
    const { email } = await newUser();
    const { accessToken } = tokensOf(await signIn(email));
    const responses = await Promise.all([
      change(accessToken, OLD, 'one password of two'),
      change(accessToken, OLD, 'two passwords of two'),
    ]);
    expect(responses.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 422]);
  });

  test('ends every session that opened while it was being set', async () => {
    const { email } = await newUser();
    const { accessToken } = tokensOf(await signIn(email));
    const responses = await Promise.all([
      ...Array.from({ length: 6 }, () => signIn(email)),
      change(accessToken),
      ...Array.from({ length: 6 }, () => signIn(email)),
    ]);
    const opened = responses.filter(({ status }) => status === 200).map(tokensOf);
    expect(opened).not.toEqual([]);
    const ends = await Promise.all(
      opened.map(({ refreshToken }) => stateOf(api.pool, sessionIn(refreshToken))),
    );
    expect(ends.map((state) => state?.reason)).toEqual(opened.map(() => 'password_changed'));
  });
});
