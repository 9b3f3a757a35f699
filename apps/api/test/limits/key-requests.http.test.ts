import { Pool } from 'pg';
import { expect, test } from 'vitest';
import { makeKey as keyOf } from '../../src/api-keys/key.js';
import { KEY_QUOTA } from '../../src/limits/key-requests.js';
import { Quota } from '../../src/limits/quota.js';
import { apiKey, bearer, expectRefusal, field, testApi } from '../api.js';
import { makeKey } from '../support/api-keys.js';

const api = testApi();

test('a key is granted so many requests in all processes together, and each key its own (OWASP REST Security)', async () => {
  const { id, key } = await makeKey(api, api.user.accessToken);
  const { key: other } = await makeKey(api, api.user.accessToken);
  const profile = (...fields: string[]) => api.get('/user/profile', ...fields);

  const elsewhere = new Quota(api.app.get(Pool), KEY_QUOTA);
  await Promise.all(Array.from({ length: KEY_QUOTA.limit - 1 }, () => elsewhere.take(id)));
  expect((await profile(...apiKey(key))).status).toBe(200);

  const refused = await profile(...apiKey(key));
  expectRefusal(refused, 'rate_limited');
  expect(field(refused, 'ratelimit-policy')).toEqual(['"api-key";q=600;w=60']);
  expect(field(refused, 'ratelimit')).toEqual([expect.stringMatching(/^"api-key";r=0;t=\d+$/)]);

  expect((await profile(...apiKey(other))).status).toBe(200);
  expect((await profile(...bearer(api.user.accessToken))).status).toBe(200);
});

test('whoever does not hold the whole key uses nothing of it up', async () => {
  const { id } = await makeKey(api, api.user.accessToken);
  expect((await api.get('/user/profile', ...apiKey(keyOf(id)))).status).toBe(401);
  const pool = api.app.get(Pool);
  const key = new Quota(pool, KEY_QUOTA).keyOf(id);
  const { rows } = await pool.query('SELECT FROM rate_limits WHERE key = $1', [key]);
  expect(rows).toEqual([]);
});
