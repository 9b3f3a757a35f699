import { DEMO_PASSWORD } from '@repo/db';
import { expect, test } from 'vitest';
import { KEY_QUOTA } from '../../src/api-keys/key-requests.js';
import { Quota } from '../../src/limits/quota.js';
import { OLD, NEW, passwordRequests } from '../accounts/recovery/password-requests.js';
import {
  ADMIN,
  apiKey,
  type ApiResponse,
  bearer,
  claimsOf,
  members,
  testApi,
  tokensOf,
} from '../api.js';
import { eventsOf } from '../audit/events-of.js';
import { insertUser } from '../support/database.js';
import { newestMail } from '../support/mails.js';
import { sessionIn } from '../support/rows.js';
import { createKey, requestKey } from './create-key.js';

const api = testApi();
const { newUser, signIn, reset, change, resetToken } = passwordRequests(api);

/** Returns the audit events of the API keys that a request revoked. */
async function revocationsIn(response: ApiResponse) {
  const events = await eventsOf(api, response);
  return events
    .filter(({ event }) => event === 'authn_token_revoked')
    .map(({ userId, detail }) => ({ userId, detail }));
}

test('the events of an API key contain its id, and never the key', async () => {
  const made = await requestKey(api, api.user.accessToken);
  const { id, key } = members(made);
  const path = `/api-keys/${String(id)}`;
  const ended = await api.send(path, {
    method: 'DELETE',
    headers: [...bearer(api.user.accessToken)],
  });
  const about = { userId: claimsOf(api.user.accessToken)['sub'], detail: `API key ${String(id)}` };
  const trail = [...(await eventsOf(api, made)), ...(await eventsOf(api, ended))];
  expect(trail).toMatchObject([
    { event: 'authn_token_created', ...about },
    { event: 'authn_token_revoked', ...about },
  ]);
  expect(JSON.stringify(trail)).not.toContain(String(key));
});

test('a request beyond the limit of its key is recorded, with the owner of the key', async () => {
  const { id, key } = await createKey(api, api.user.accessToken);
  const pool = api.pool;
  await pool.query('INSERT INTO rate_limits (key, points, expire) VALUES ($1, $2, $3)', [
    new Quota(pool, KEY_QUOTA).keyOf(id),
    KEY_QUOTA.limit,
    Date.now() + KEY_QUOTA.window * 1000,
  ]);
  expect(await eventsOf(api, await api.get('/user/profile', ...apiKey(key)))).toMatchObject([
    {
      event: 'excess_rate_limit_exceeded',
      why: 'api-key',
      userId: claimsOf(api.user.accessToken)['sub'],
    },
  ]);
});

test('a password change records a revocation for each key that it revokes, and none if it keeps the keys', async () => {
  const { id, email } = await newUser();
  const { accessToken } = tokensOf(await signIn(email));
  const key = await createKey(api, accessToken);
  expect(await revocationsIn(await change(accessToken, OLD, NEW))).toEqual([]);
  const revoked = await change(accessToken, NEW, OLD, { revoke: ['apiKeys'] });
  expect(await revocationsIn(revoked)).toEqual([{ userId: id, detail: `API key ${key.id}` }]);
});

test('a password reset records a revocation for each key', async () => {
  const { id, email } = await newUser();
  const { accessToken } = tokensOf(await signIn(email));
  const keys = [await createKey(api, accessToken), await createKey(api, accessToken)];
  await newestMail(api, email, 2);
  const trail = await revocationsIn(await reset(await resetToken(email, 3)));
  expect(trail).toHaveLength(2);
  expect(trail).toEqual(
    expect.arrayContaining(keys.map((key) => ({ userId: id, detail: `API key ${key.id}` }))),
  );
});

test('when a user is disabled, the events of their revoked keys name the administrator, and the user in the detail', async () => {
  const { id, email } = await insertUser(api.pool, { password: DEMO_PASSWORD });
  const key = await createKey(api, (await api.signIn(email)).accessToken);
  const { accessToken } = await api.signIn(ADMIN);
  const response = await api.json(
    'PATCH',
    `/admin/users/${id}`,
    { disabled: true },
    ...bearer(accessToken),
  );
  const events = await eventsOf(api, response);
  expect(events.filter(({ event }) => event === 'authn_token_revoked')).toMatchObject([
    {
      userId: claimsOf(accessToken)['sub'],
      sessionId: sessionIn(accessToken),
      detail: `${id} API key ${key.id}`,
    },
  ]);
});
