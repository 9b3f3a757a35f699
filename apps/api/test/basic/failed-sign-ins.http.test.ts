import { expect, test } from 'vitest';
import { expectRefusal, USER } from '../api.js';
import { LIMIT, limitedApis, repeat } from '../limits/limited-apis.js';
import { basic } from './basic.js';

const { database, signIn, signInCorrectly, profile } = limitedApis();

test('wrong passwords for one user count together, whether sent in a body or with Basic (ASVS 6.3.4)', async () => {
  expect((await signIn()).status).toBe(401);
  expect((await profile(...basic(USER, 'wrong'))).status).toBe(401);
  expect((await signIn()).status).toBe(401);
  expectRefusal(await signInCorrectly(), 'rate_limited');
  expectRefusal(await profile(...basic()), 'rate_limited');
});

test('the right password with each request locks no user out, in sequence or at once', async () => {
  expect(await repeat(2 * LIMIT, () => profile(...basic()))).toEqual(
    Array.from({ length: 2 * LIMIT }, () => 200),
  );
  const atOnce = await Promise.all(Array.from({ length: 12 }, () => profile(...basic())));
  expect(atOnce.map(({ status }) => status)).toEqual(atOnce.map(() => 200));
  const { rows } = await database.pool.query('SELECT * FROM rate_limits');
  expect(rows).toEqual([]);
});
