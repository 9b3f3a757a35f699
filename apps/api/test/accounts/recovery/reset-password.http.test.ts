import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  apiKey,
  basic,
  bearer,
  type ApiResponse,
  field,
  members,
  refusal,
  testApi,
  tokensOf,
  stableParts,
} from '../../api.js';
import { Quota } from '../../../src/limits/quota.js';
import { eventsOf } from '../../support/events.js';
import { requestKey, createKey } from '../../support/api-keys.js';
import { insertUser } from '../../support/database.js';
import { inLockOrder } from '../../support/in-lock-order.js';
import { mailsTo, newestMail, sendMail, tokenIn, WHEN } from '../../support/mails.js';
import { sessionIn, stateOf } from '../../support/rows.js';

const OLD = 'the password of before';
const NEW = 'the password from now on';

const api = testApi();

const newUser = () => insertUser(api.pool, { password: OLD });

const signIn = (email: string, password = OLD) => api.post('/auth/login', { email, password });
const forgot = (email: string) => api.post('/auth/forgot-password', { email });
const reset = (token: string, password = NEW) =>
  api.post('/auth/reset-password', { token, password });
const change = (token: string, currentPassword = OLD, newPassword = NEW, more = {}) =>
  api.post('/user/password', { currentPassword, newPassword, ...more }, ...bearer(token));
const profileWithKey = (key: string) => api.get('/user/profile', ...apiKey(key));

/** The audit events of the API keys that a request has revoked. */
const revocationsIn = async (response: ApiResponse) => {
  const events = await eventsOf(api, response);
  return events
    .filter(({ event }) => event === 'authn_token_revoked')
    .map(({ userId, detail }) => ({ userId, detail }));
};

/** Requests a link and returns its token. */
async function resetToken(email: string, count = 1): Promise<string> {
  expect((await forgot(email)).status).toBe(202);
  return tokenIn(await newestMail(api, email, count), 'reset-password');
}

const REVOKED = [401, 'session_revoked', 'password_changed'];
const INVALID = [410, 'link_invalid'];

describe('an identifier that strangers have locked out', () => {
  test('can sign in again once its owner has followed a link', async () => {
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

  test('when it is reset, revokes every API key, with an audit event each and a mail', async () => {
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
    expect((await newestMail(api, email, 4)).text).toContain('every API key was revoked');
  });

  test.each(['before', 'after'])(
    'when it is reset, leaves no API key that was requested at the same time, %s it',
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
    // This mail comes after theirs would have.
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

describe('a link to choose a password', () => {
  test('works once, also when it is used twice at once', async () => {
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

  test('voids the other links for its address', async () => {
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

  test('stays valid when a password is refused, which is checked first', async () => {
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

/** The names of a user's events, once they are written. */
const eventNamesOf = async (userId: string) => {
  const { rows } = await api.pool.query<{ event: string }>(
    'SELECT event FROM auth_events WHERE user_id = $1',
    [userId],
  );
  return rows.map(({ event }) => event);
};

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

  test('follows the rules for new passwords, with the reason at its member', async () => {
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
    const ends = await Promise.all(
      opened.map(({ refreshToken }) => stateOf(api.pool, sessionIn(refreshToken))),
    );
    expect(ends.map((state) => state?.reason)).toEqual(opened.map(() => 'password_changed'));
  });
});
