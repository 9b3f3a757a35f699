import { afterAll, beforeAll, expect, test } from 'vitest';

import { type ApiClient, type ApiProcess, startApiProcess } from '../api.js';
import { testDatabase } from '../support/database.js';
import { lockWaits } from '../support/lock-waits.js';
import { age, stateOf } from '../support/rows.js';
import { newKey } from '../tokens/keys.js';
import { SignedInUser } from './holder.js';

let database: Awaited<ReturnType<typeof testDatabase>>;
let survivor: ApiProcess;

const start = () => startApiProcess({ ...env, DATABASE_URL: database.url });
const env = { API_ORIGIN: 'http://localhost:3001', JWT_PRIVATE_KEYS: JSON.stringify([newKey()]) };

beforeAll(async () => {
  database = await testDatabase();
  survivor = await start();
});
afterAll(async () => {
  await survivor.close();
  await database.drop();
});

const sessionCount = async () =>
  (await database.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM sessions')).rows[0]?.n;

/** Refreshes until the process is gone. */
async function refreshUntilKilled(holder: SignedInUser, api: ApiClient): Promise<void> {
  for (;;) {
    const response = await holder.refresh(api).catch(noAnswer);
    if (response === undefined) return;
    expect(response.status).toBe(200);
  }
}

/**
 * Ignores the end of a connection.
 *
 * @throws any other error
 */
function noAnswer(error: unknown): undefined {
  const code: unknown = Reflect.get(Object(error), 'code');
  if (code !== 'ECONNRESET' && code !== 'ECONNREFUSED') throw error;
}

/** Makes refreshes of these clients wait in the database, and lets them commit once `then` is done. */
async function holdUp(holders: readonly SignedInUser[], then: () => Promise<void>): Promise<void> {
  const line = await database.pool.connect();
  try {
    await line.query('BEGIN');
    await line.query('SELECT id FROM sessions WHERE id = ANY ($1) FOR UPDATE', [
      holders.map(({ sessionId }) => sessionId),
    ]);
    await expect.poll(() => lockWaits(database.pool)).toBe(holders.length);
    await then();
  } finally {
    await line.query('COMMIT');
    line.release();
  }
}

test.each([
  ['at once', 0],
  ['after the grace', 31],
])(
  'an API killed during refreshes loses no session and doubles none: clients retry %s',
  async (_, seconds) => {
    const doomed = await start();
    const holders = await SignedInUser.signIn(doomed, 24);
    const sessions = await sessionCount();
    // These refreshes happen in the database although their process is dead: their responses are certainly lost.
    const unanswered = holders.slice(0, 4);
    const kill = async () => {
      await expect
        .poll(() => Math.min(...holders.map(({ refreshed }) => refreshed)))
        .toBeGreaterThan(2);
      await holdUp(unanswered, () => doomed.kill());
    };
    await Promise.all([kill(), ...holders.map((holder) => refreshUntilKilled(holder, doomed))]);
    const known = new Map(holders.map((holder) => [holder, holder.refreshed]));
    for (const holder of unanswered) {
      const moved = holder.refreshed + 1;
      await expect
        .poll(async () => (await stateOf(database.pool, holder.sessionId))?.generation)
        .toBe(moved);
    }

    for (const { sessionId } of holders) await age(database.pool, sessionId, seconds);
    for (const holder of holders) {
      expect((await holder.refresh(survivor)).status).toBe(200);
      const state = await stateOf(database.pool, holder.sessionId);
      expect(state?.reason).toBeNull();
      const moved = (state?.generation ?? 0) - (known.get(holder) ?? 0);
      // One refresh, however often it was sent. After the grace its lost response is void, and there is a second.
      const most = seconds === 0 ? 1 : 2;
      expect(moved).toBeGreaterThanOrEqual(unanswered.includes(holder) ? most : 1);
      expect(moved).toBeLessThanOrEqual(most);
    }
    for (const holder of holders) {
      expect((await survivor.profile(holder.accessToken)).status).toBe(200);
      expect((await holder.refresh(survivor)).status).toBe(200);
    }
    expect(await sessionCount()).toBe(sessions);
  },
);
