import { createPool } from '@repo/db';
import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { endSession } from '../../src/sessions/end-session.js';
import { openSession } from '../../src/sessions/open.js';
import { rotate } from '../../src/sessions/rotate.js';
import { insertUser, testDatabase } from '../support/database.js';
import { lockWaits } from '../support/lock-waits.js';

const rules = { refreshGrace: 30, refreshIdleTtl: 600, sessionTtl: 6000 };

const database = testDatabase();
/** Two pools, like those of two processes. */
let pools: readonly [Pool, Pool];
let session: string;

beforeAll(async () => {
  pools = [createPool(database.url, { max: 12 }), createPool(database.url, { max: 12 })];
});
afterAll(() => Promise.all(pools.map((pool) => pool.end())));
beforeEach(async () => {
  const user = await insertUser(database.pool);
  session = (await openSession(database.pool, user, rules, undefined))?.session.sessionId ?? '';
});

const present = (pool: Pool, generation: number) => rotate(pool, session, generation, rules);

async function row() {
  const { rows } = await database.pool.query(
    'SELECT generation, parent_generation AS parent, end_reason AS reason FROM sessions WHERE id = $1',
    [session],
  );
  return rows[0];
}

test('of fifty refreshes at once one rotates, and the others repeat it (ASVS 15.4.2)', async () => {
  const rotations = await Promise.all(
    Array.from({ length: 50 }, (_, index) => present(pools[index % 2 === 0 ? 0 : 1], 0)),
  );
  const outcomes = rotations.map(({ outcome }) => outcome);
  expect(outcomes.filter((outcome) => outcome === 'rotated')).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === 'repeated')).toHaveLength(49);
  expect(
    rotations.every((rotation) => 'session' in rotation && rotation.session.generation === 1),
  ).toBe(true);
  expect(await row()).toEqual({ generation: 1, parent: 0, reason: null });
});

test('of fifty late replays at once one recovers, and the others repeat it', async () => {
  await present(pools[0], 0);
  await database.pool.query(
    `UPDATE sessions SET rotated_at = now() - interval '31 s' WHERE id = $1`,
    [session],
  );
  const rotations = await Promise.all(
    Array.from({ length: 50 }, (_, index) => present(pools[index % 2 === 0 ? 0 : 1], 0)),
  );
  const outcomes = rotations.map(({ outcome }) => outcome);
  expect(outcomes.filter((outcome) => outcome === 'recovered')).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === 'repeated')).toHaveLength(49);
  expect(await row()).toEqual({ generation: 2, parent: 0, reason: null });
});

/** Holds the session's row until two statements wait for it in this order, and then releases it. */
async function inOrder<A, B>(first: () => Promise<A>, second: () => Promise<B>): Promise<[A, B]> {
  const holder = await database.pool.connect();
  const waiting = (count: number) => expect.poll(() => lockWaits(database.pool)).toBe(count);
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM sessions WHERE id = $1 FOR UPDATE', [session]);
    const one = first();
    await waiting(1);
    const two = second();
    await waiting(2);
    await holder.query('COMMIT');
    return await Promise.all([one, two]);
  } finally {
    holder.release();
  }
}

test('a session that is signed out while a refresh waits stays ended', async () => {
  const [refreshed, ended] = await inOrder(
    () => present(pools[0], 0),
    () => endSession(pools[1], session, 'signed_out'),
  );
  expect(refreshed.outcome).toBe('rotated');
  expect(ended).toBe(true);
  expect(await row()).toEqual({ generation: 1, parent: 0, reason: 'signed_out' });
  expect((await present(pools[0], 1)).outcome).toBe('ended');
});

test('a refresh that waits behind a sign-out finds the session ended', async () => {
  const [ended, refreshed] = await inOrder(
    () => endSession(pools[1], session, 'signed_out'),
    () => present(pools[0], 0),
  );
  expect(ended).toBe(true);
  expect(refreshed).toEqual({ outcome: 'ended', reason: 'signed_out' });
  expect(await row()).toEqual({ generation: 0, parent: null, reason: 'signed_out' });
});

test('of two refreshes with the current generation, the second repeats the first', async () => {
  const [first, second] = await inOrder(
    () => present(pools[0], 0),
    () => present(pools[1], 0),
  );
  expect([first.outcome, second.outcome]).toEqual(['rotated', 'repeated']);
});

test('a spent generation that waits behind a refresh is reuse', async () => {
  await present(pools[0], 0);
  const [refreshed, replayed] = await inOrder(
    () => present(pools[0], 1),
    () => present(pools[1], 0),
  );
  expect([refreshed.outcome, replayed.outcome]).toEqual(['rotated', 'reused']);
  expect(await row()).toEqual({ generation: 2, parent: 1, reason: 'reused' });
});
