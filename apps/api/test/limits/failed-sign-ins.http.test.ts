import { describe, expect, test } from 'vitest';
import {
  ADMIN,
  type ApiResponse,
  bearer,
  expectRefusal,
  members,
  startApiProcess,
  stableParts,
  USER,
} from '../api.js';
import { LIMIT, newAddress, repeat, limitedApis } from './limited-apis.js';

const { database, apis, signIn, signInCorrectly, profile } = limitedApis();

/** Removes the date, the ids and the time to wait from a response, so that two responses can be compared. */
function stablePartsWithoutTime(response: ApiResponse) {
  const { status, fields, body } = stableParts(response);
  const timeless = fields.map(([name, value]) => [name, value.replace(/t=\d+$|^\d+$/, 'time')]);
  return { status, fields: timeless, body: { ...body, retryAfter: 'time' } };
}

describe('failed sign-ins of an identifier', () => {
  test('are limited, whatever address they come from; then the right password has to wait too (ASVS 2.4.1, 6.3.1)', async () => {
    expect(await repeat(LIMIT + 1, signIn)).toEqual([401, 401, 401, 429]);
    expectRefusal(await signInCorrectly(), 'rate_limited');
  });

  test('leave other users alone', async () => {
    await repeat(LIMIT, signIn);
    expect((await signInCorrectly({ email: ADMIN })).status).toBe(200);
  });

  test('count in all processes together', async () => {
    expect(await repeat(LIMIT - 1, signIn)).toEqual([401, 401]);
    expect((await signIn({ at: apis.other })).status).toBe(401);
    expectRefusal(await signInCorrectly(), 'rate_limited');
    expectRefusal(await signInCorrectly({ at: apis.other }), 'rate_limited');
  });

  test('count together for all spellings of the identifier', async () => {
    for (const email of ['User@example.com', 'USER@EXAMPLE.COM', USER]) await signIn({ email });
    expectRefusal(await signInCorrectly(), 'rate_limited');
  });

  test('count also without an account: limits do not reveal who has one', async () => {
    const email = 'nobody@example.com';
    const known = [await signIn(), await signIn(), await signIn(), await signIn()];
    const unknown: ApiResponse[] = [];
    for (const _ of known) unknown.push(await signIn({ email }));
    for (const [index, response] of unknown.entries()) {
      expect(stablePartsWithoutTime(response)).toEqual(
        stablePartsWithoutTime(known[index] ?? response),
      );
    }
  });

  test('count also for a disabled user with the right password', async () => {
    await database.pool.query('UPDATE users SET disabled_at = now() WHERE email = $1', [ADMIN]);
    expect(await repeat(LIMIT + 1, () => signInCorrectly({ email: ADMIN }))).toEqual([
      401, 401, 401, 429,
    ]);
    await database.pool.query('UPDATE users SET disabled_at = NULL WHERE email = $1', [ADMIN]);
  });

  test('are forgotten after the window', async () => {
    await repeat(LIMIT, signIn);
    await database.pool.query('UPDATE rate_limits SET expire = $1', [Date.now() - 1]);
    expect((await signInCorrectly()).status).toBe(200);
  });

  test('are stored without the identifier, which may be a password by mistake, and without the address', async () => {
    await signIn({ email: 'hunter2hunter2', from: '203.0.113.9' });
    const { rows } = await database.pool.query('SELECT * FROM rate_limits');
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(/hunter2|203\.0/);
  });

  test('are limited in parallel too, except for those already being hashed', async () => {
    const responses = await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        signIn({ at: index % 2 === 0 ? apis.one : apis.other }),
      ),
    );
    const tried = responses.filter(({ status }) => status === 401);
    // Each of the two processes hashes at most three at once.
    expect(tried.length).toBeGreaterThanOrEqual(LIMIT);
    expect(tried.length).toBeLessThan(LIMIT + 6);
    expect(responses.filter(({ status }) => status === 429)).toHaveLength(24 - tried.length);
  });
});

describe('failed sign-ins of a client address', () => {
  test('are limited at five times the limit of an identifier, whichever users they are for', async () => {
    const from = newAddress();
    let guess = 0;
    const guessing = () => {
      guess += 1;
      return signIn({ email: `guess-${guess}@example.com`, from });
    };
    const statuses = await repeat(5 * LIMIT + 1, guessing);
    expect(statuses).toEqual([...Array.from({ length: 5 * LIMIT }, () => 401), 429]);
    expectRefusal(await signInCorrectly({ email: ADMIN, from, at: apis.other }), 'rate_limited');
    expect((await signInCorrectly({ email: ADMIN })).status).toBe(200);
  });

  test('count for the address that a trusted proxy names, not for what the client wrote before it', async () => {
    const from = newAddress();
    const written = [from, `${from}:51234`, `"${from}"`, `"${from}:443"`, `${from},`];
    for (let guess = 0; guess < 5 * LIMIT; guess += 1) {
      const last = written[guess % written.length];
      await signIn({ email: `guess-${guess}@example.com`, from: `10.0.0.${guess}, ${last}` });
    }
    expectRefusal(
      await signInCorrectly({ email: ADMIN, from: `10.9.9.9, ${from}` }),
      'rate_limited',
    );
    expect((await signInCorrectly({ email: ADMIN, from: '10.0.0.1' })).status).toBe(200);
  });

  test('count for the peer if no proxy is trusted', async () => {
    const env = { DATABASE_URL: database.url, LOGIN_RATE_LIMIT: '3', TRUST_PROXY: 'none' };
    const untrusting = await startApiProcess(env);
    try {
      for (let guess = 0; guess < 5 * LIMIT; guess += 1) {
        await signIn({
          email: `guess-${guess}@example.com`,
          from: `10.0.0.${guess}`,
          at: untrusting,
        });
      }
      expectRefusal(await signInCorrectly({ email: ADMIN, at: untrusting }), 'rate_limited');
    } finally {
      await untrusting.close();
    }
  });
});

test('existing sessions go on: failures of others cannot sign a user out (ASVS 6.1.1)', async () => {
  const { accessToken, refreshToken } = members(await signInCorrectly());
  await repeat(LIMIT + 2, signIn);
  expect((await profile(...bearer(String(accessToken)))).status).toBe(200);
  const response = await apis.one.post('/auth/refresh', { refreshToken });
  expect(response.status).toBe(200);
});

test('the right password locks no user out, in sequence or at once', async () => {
  expect(await repeat(2 * LIMIT, signInCorrectly)).toEqual(
    Array.from({ length: 2 * LIMIT }, () => 200),
  );
  const atOnce = await Promise.all(Array.from({ length: 12 }, () => signInCorrectly()));
  expect(atOnce.map(({ status }) => status)).toEqual(atOnce.map(() => 200));
  const { rows } = await database.pool.query('SELECT * FROM rate_limits');
  expect(rows).toEqual([]);
});
