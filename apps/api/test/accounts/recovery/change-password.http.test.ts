import { describe, expect, test } from 'vitest';
import { basic, field, members, refusal, testApi, tokensOf } from '../../api.js';
import { createKey } from '../../support/api-keys.js';
import { newestMail, WHEN } from '../../support/mails.js';
import { sessionIn, stateOf } from '../../support/rows.js';
import { OLD, NEW, REVOKED, INVALID, passwordRequests } from './password-requests.js';

const api = testApi();
const { newUser, signIn, reset, change, profileWithKey, revocationsIn, resetToken } =
  passwordRequests(api);

/** The names of a user's events that have been written so far. */
const eventNamesOf = async (userId: string) => {
  const { rows } = await api.pool.query<{ event: string }>(
    'SELECT event FROM auth_events WHERE user_id = $1',
    [userId],
  );
  return rows.map(({ event }) => event);
};

describe('a changed password', () => {
  test('ends every other session, and the current one goes on', async () => {
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

  test('leaves API keys as they are, unless they are revoked in the same request', async () => {
    const { id, email } = await newUser();
    const { accessToken } = tokensOf(await signIn(email));
    const { id: keyId, key } = await createKey(api, accessToken);
    await newestMail(api, email);
    const kept = await change(accessToken, OLD, NEW);
    expect([kept.status, await revocationsIn(kept)]).toEqual([204, []]);
    expect((await profileWithKey(key)).status).toBe(200);
    expect((await newestMail(api, email, 2)).text).toContain(
      'API keys, if you have any, still work',
    );

    const refused = await change(accessToken, OLD, OLD, { revokeApiKeys: true });
    expect(refusal(refused)).toEqual([422, 'password_incorrect']);
    expect((await profileWithKey(key)).status).toBe(200);

    const revoked = await change(accessToken, NEW, OLD, { revokeApiKeys: true });
    expect(revoked.status).toBe(204);
    expect(refusal(await profileWithKey(key))).toEqual([401, 'api_key_invalid']);
    expect((await api.profile(accessToken)).status).toBe(200);
    expect(await revocationsIn(revoked)).toEqual([{ userId: id, detail: `API key ${keyId}` }]);
    expect((await newestMail(api, email, 3)).text).toContain('All API keys were revoked.');
  });

  test('needs the current password: a wrong one is 422 without a challenge, and the session goes on', async () => {
    const { email } = await newUser();
    const { accessToken } = tokensOf(await signIn(email));
    const response = await change(accessToken, 'a wrong one');
    expect(refusal(response)).toEqual([422, 'password_incorrect']);
    expect(field(response, 'www-authenticate')).toEqual([]);
    expect((await api.profile(accessToken)).status).toBe(200);
    expect((await signIn(email)).status).toBe(200);
  });

  test('needs a session: Basic is refused', async () => {
    const { email } = await newUser();
    const body = { currentPassword: OLD, newPassword: NEW };
    const response = await api.post('/user/password', body, ...basic(email, OLD));
    expect(refusal(response)).toEqual([401, 'authentication_required']);
  });

  test('follows the rules for new passwords, and a refusal points at the member with the reason', async () => {
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

  test('leaves no session that opened while it was being set', async () => {
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

test('every change of a password is in the audit trail, by reset or by the user', async () => {
  const { id, email } = await newUser();
  await reset(await resetToken(email));
  const { accessToken } = tokensOf(await signIn(email, NEW));
  await change(accessToken, NEW, 'another one altogether');
  const events = [
    'authn_login_success',
    'authn_password_change',
    'authn_password_change',
    'session_created',
  ];
  await expect.poll(async () => (await eventNamesOf(id)).toSorted()).toEqual(events);
});
