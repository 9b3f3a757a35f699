import { expect, test } from 'vitest';
import { makeKey } from '../../src/api-keys/key.js';
import { KEY_QUOTA } from '../../src/api-keys/key-requests.js';
import { Quota } from '../../src/limits/quota.js';
import { apiKey, bearer, expectRefusal, field, testApi } from '../api.js';
import { createKey } from './create-key.js';

const api = testApi();
const quotaKeyOf = (id: string) => new Quota(api.pool, KEY_QUOTA).keyOf(id);

/** Counts requests as if other processes had received them. */
const usedElsewhere = (id: string, points: number) =>
  api.pool.query('INSERT INTO rate_limits (key, points, expire) VALUES ($1, $2, $3)', [
    quotaKeyOf(id),
    points,
    Date.now() + KEY_QUOTA.window * 1000,
  ]);

test('each key has its own limit on requests, which all processes count together (OWASP REST Security)', async () => {
  const { id, key } = await createKey(api, api.user.accessToken);
  const { key: other } = await createKey(api, api.user.accessToken);
  const profile = (...fields: string[]) => api.get('/user/profile', ...fields);

  await usedElsewhere(id, KEY_QUOTA.limit - 1);
  expect((await profile(...apiKey(key))).status).toBe(200);

  const refused = await profile(...apiKey(key));
  expectRefusal(refused, 'rate_limited');
  expect(field(refused, 'ratelimit-policy')).toEqual(['"api-key";q=600;w=60']);
  expect(field(refused, 'ratelimit')).toEqual([expect.stringMatching(/^"api-key";r=0;t=\d+$/)]);

  expect((await profile(...apiKey(other))).status).toBe(200);
  expect((await profile(...bearer(api.user.accessToken))).status).toBe(200);
});

test('a request with a wrong secret uses up nothing', async () => {
  const { id } = await createKey(api, api.user.accessToken);
  expect((await api.get('/user/profile', ...apiKey(makeKey(id)))).status).toBe(401);
  const pool = api.pool;
  const { rows } = await pool.query('SELECT FROM rate_limits WHERE key = $1', [quotaKeyOf(id)]);
  expect(rows).toEqual([]);
});
