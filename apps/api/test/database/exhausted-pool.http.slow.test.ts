import { DEMO_PASSWORD } from '@repo/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiResponse, type ApiProcess, refusal, startApiProcess } from '../api.js';
import { testDatabase } from '../support/database.js';
import { lockWaits } from '../support/lock-waits.js';
import { stateOf } from '../support/rows.js';
import { SignedInUser } from '../support/signed-in-user.js';

const database = testDatabase();
let api: ApiProcess;

beforeAll(async () => {
  api = await startApiProcess({ DATABASE_URL: database.url });
});
afterAll(() => api.close());

/** The default size of the driver's pool. */
const POOL = 10;

/** Waits for a response, and returns it with the seconds that it took. */
async function timed(pending: Promise<ApiResponse>): Promise<[ApiResponse, number]> {
  const began = performance.now();
  const response = await pending;
  return [response, (performance.now() - began) / 1000];
}

test('while every connection waits for a lock, requests get a 503 within seconds, and succeed afterwards', async () => {
  const users = await SignedInUser.signIn(api, 30);
  const body = { email: 'user@example.com', password: DEMO_PASSWORD };
  const locks = await database.pool.connect();
  try {
    await locks.query('BEGIN; LOCK TABLE users, sessions');
    const pending = [
      ...users.map((user) => user.refresh(api)),
      ...users.map(({ accessToken }) => api.profile(accessToken)),
      api.post('/auth/login', body),
    ].map(timed);
    await expect.poll(() => lockWaits(database.pool)).toBeGreaterThanOrEqual(POOL);
    expect((await api.get('/health/live')).status).toBe(200);
    for (const [response, seconds] of await Promise.all(pending)) {
      expect(refusal(response)).toEqual([503, 'service_unavailable']);
      expect(seconds).toBeLessThan(12);
    }
  } finally {
    await locks.query('ROLLBACK');
    locks.release();
  }
  for (const user of users) {
    expect((await user.refresh(api)).status).toBe(200);
    // The refresh that got a 503 may have been committed nevertheless. Then this refresh only repeats it.
    expect(await stateOf(database.pool, user.sessionId)).toMatchObject({
      generation: 1,
      reason: null,
    });
  }
});
