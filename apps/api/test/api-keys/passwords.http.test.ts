import { expect, test } from 'vitest';
import { z } from 'zod';
import { NEW, OLD, passwordRequests } from '../accounts/recovery/password-requests.js';
import { apiKey, bearer, members, refusal, testApi, tokensOf } from '../api.js';
import { inLockOrder } from '../support/in-lock-order.js';
import { newestMail } from '../support/mails.js';
import { createKey, requestKey } from './create-key.js';

const api = testApi();
const { newUser, signIn, reset, change, resetToken } = passwordRequests(api);

const profileWithKey = (key: string) => api.get('/user/profile', ...apiKey(key));

test('API keys are listed beside the other credentials of a user: name, permissions, creation and expiry, newest first', async () => {
  const { email } = await newUser();
  const { accessToken } = tokensOf(await signIn(email));
  const expiresAt = '2126-01-03T00:00:00.000Z';
  const scopes = ['profile:read', 'profile:write'];
  const older = await createKey(api, accessToken, { name: 'Older', scopes, expiresAt });
  const newer = await createKey(api, accessToken, { name: 'Newer', scopes: ['profile:read'] });
  const response = await api.get('/user/credentials', ...bearer(accessToken));
  const read = 'See your name, email address and role';
  const createdAt = expect.stringMatching(/Z$/);
  expect(members(response)['credentials']).toContainEqual({
    kind: 'apiKeys',
    name: 'API keys',
    page: '/account/api-keys',
    items: [
      { id: newer.id, name: 'Newer', facts: [read], createdAt, expiresAt: null },
      { id: older.id, name: 'Older', facts: [read, 'Change your name'], createdAt, expiresAt },
    ],
    more: 0,
  });
});

test('a changed password leaves API keys as they are, unless they are revoked in the same request', async () => {
  const { email } = await newUser();
  const { accessToken } = tokensOf(await signIn(email));
  const { key } = await createKey(api, accessToken);
  await newestMail(api, email);
  const kept = await change(accessToken, OLD, NEW);
  expect(kept.status).toBe(204);
  expect((await profileWithKey(key)).status).toBe(200);
  expect((await newestMail(api, email, 2)).text).toContain('API keys, if you have any, still work');

  const refused = await change(accessToken, OLD, OLD, { revoke: ['apiKeys'] });
  expect(refusal(refused)).toEqual([422, 'password_incorrect']);
  expect((await profileWithKey(key)).status).toBe(200);

  const revoked = await change(accessToken, NEW, OLD, { revoke: ['apiKeys'] });
  expect(revoked.status).toBe(204);
  expect(refusal(await profileWithKey(key))).toEqual([401, 'api_key_invalid']);
  expect((await api.profile(accessToken)).status).toBe(200);
  expect((await newestMail(api, email, 3)).text).toContain('All API keys were revoked.');
});

test('a password reset revokes every API key, and its mail says so', async () => {
  const { email } = await newUser();
  const { accessToken } = tokensOf(await signIn(email));
  const keys = [await createKey(api, accessToken), await createKey(api, accessToken)];
  await newestMail(api, email, 2);
  expect((await reset(await resetToken(email, 3))).status).toBe(204);
  for (const { key } of keys) {
    expect(refusal(await profileWithKey(key))).toEqual([401, 'api_key_invalid']);
  }
  expect((await newestMail(api, email, 4)).text).toContain('all API keys were revoked');
});

test.each(['before', 'after'])(
  'a password reset leaves no API key, even if the request for it locked the user just %s the reset',
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
