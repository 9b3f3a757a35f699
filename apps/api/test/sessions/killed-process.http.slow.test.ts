import { afterAll, beforeAll, expect, test } from 'vitest';

import { type ApiClient, type ApiProcess, startApiProcess } from '../api.js';
import { testDatabase } from '../support/database.js';
import { lockWaits } from '../support/lock-waits.js';
import { age, stateOf } from '../support/rows.js';
import { newKey } from '../support/keys.js';
import { SignedInUser } from '../support/signed-in-user.js';

const database = testDatabase();
let survivor: ApiProcess;

const start = () => startApiProcess({ ...env, DATABASE_URL: database.url });
const env = { API_ORIGIN: 'http://localhost:3001', JWT_PRIVATE_KEYS: JSON.stringify([newKey()]) };

beforeAll(async () => {
  survivor = await start();
});
afterAll(() => survivor.close());

const sessionCount = async () =>
  (await database.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM sessions')).rows[0]?.n;

/** Refreshes until the process is gone. */
async function refreshUntilKilled(user: SignedInUser, api: ApiClient): Promise<void> {
  for (;;) {
    const response = await user.refresh(api).catch(ignoreDisconnect);
    if (response === undefined) return;
    expect(response.status).toBe(200);
  }
}

/**
 * Ignores the end of a connection.
 *
 * @throws any other error
 */
function ignoreDisconnect(error: unknown): undefined {
  const code: unknown = Reflect.get(Object(error), 'code');
  if (code !== 'ECONNRESET' && code !== 'ECONNREFUSED') throw error;
}

/** Makes refreshes of these clients wait in the database, and lets them commit once `then` is done. */
async function holdUp(users: readonly SignedInUser[], then: () => Promise<void>): Promise<void> {
  const locks = await database.pool.connect();
  try {
    await locks.query('BEGIN');
    await locks.query('SELECT id FROM sessions WHERE id = ANY ($1) FOR UPDATE', [
      users.map(({ sessionId }) => sessionId),
    ]);
    await expect.poll(() => lockWaits(database.pool)).toBe(users.length);
    await then();
  } finally {
    await locks.query('COMMIT');
    locks.release();
  }
}

test.each([
  ['at once', 0],
  ['after the grace', 31],
])(
  'an API killed during refreshes loses no session and doubles none when clients retry %s',
  async (_, seconds) => {
    const doomed = await start();
    const users = await SignedInUser.signIn(doomed, 24);
    const sessions = await sessionCount();
    // These refreshes happen in the database although their process is dead, so their responses are certainly lost.
    const unanswered = users.slice(0, 4);
    const kill = async () => {
      await expect
        .poll(() => Math.min(...users.map(({ refreshed }) => refreshed)))
        .toBeGreaterThan(2);
      await holdUp(unanswered, () => doomed.kill());
    };
    await Promise.all([kill(), ...users.map((user) => refreshUntilKilled(user, doomed))]);
    const known = new Map(users.map((user) => [user, user.refreshed]));
    for (const user of unanswered) {
      const moved = user.refreshed + 1;
      await expect
        .poll(async () => (await stateOf(database.pool, user.sessionId))?.generation)
        .toBe(moved);
    }

    for (const { sessionId } of users) await age(database.pool, sessionId, seconds);
    for (const user of users) {
      expect((await user.refresh(survivor)).status).toBe(200);
      const state = await stateOf(database.pool, user.sessionId);
      expect(state?.reason).toBeNull();
      const moved = (state?.generation ?? 0) - (known.get(user) ?? 0);
      // One refresh, however often it was sent. After the grace, a lost response is void, and the retry is a second refresh.
      const most = seconds === 0 ? 1 : 2;
      expect(moved).toBeGreaterThanOrEqual(unanswered.includes(user) ? most : 1);
      expect(moved).toBeLessThanOrEqual(most);
    }
    for (const user of users) {
      expect((await survivor.profile(user.accessToken)).status).toBe(200);
      expect((await user.refresh(survivor)).status).toBe(200);
    }
    expect(await sessionCount()).toBe(sessions);
  },
);
