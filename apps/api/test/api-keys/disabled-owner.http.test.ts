import { DEMO_PASSWORD } from '@repo/db';
import { expect, test } from 'vitest';
import { ADMIN, apiKey, bearer, refusal, testApi } from '../api.js';
import { insertUser } from '../support/database.js';
import { inLockOrder } from '../support/in-lock-order.js';
import { createKey, requestKey } from './create-key.js';

const api = testApi();

test('a disabled user loses every API key, also when enabled again', async () => {
  const { id, email } = await insertUser(api.pool, { password: DEMO_PASSWORD });
  const { accessToken } = await api.signIn(email);
  const { accessToken: admin } = await api.signIn(ADMIN);
  const { key } = await createKey(api, accessToken, { scopes: ['profile:read'] });
  const byKey = () => api.get('/user/profile', ...apiKey(key));
  expect((await byKey()).status).toBe(200);
  for (const disabled of [true, false]) {
    await api.json('PATCH', `/admin/users/${id}`, { disabled }, ...bearer(admin));
    expect(refusal(await byKey())).toEqual([401, 'api_key_invalid']);
  }
});

test('no key is created for a user who is disabled while the request waits', async () => {
  const { id, email } = await insertUser(api.pool, { password: DEMO_PASSWORD });
  const { accessToken } = await api.signIn(email);
  const { accessToken: admin } = await api.signIn(ADMIN);
  const disable = () =>
    api.json('PATCH', `/admin/users/${id}`, { disabled: true }, ...bearer(admin));
  const responses = await inLockOrder(api.pool, email, [
    disable,
    () => requestKey(api, accessToken),
  ]);
  expect(responses.map(({ status }) => status)).toEqual([200, 401]);
  const { rows } = await api.pool.query('SELECT FROM api_keys WHERE user_id = $1', [id]);
  expect(rows).toEqual([]);
});
