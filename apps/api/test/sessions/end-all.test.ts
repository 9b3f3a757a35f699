import type { EndReason } from '@repo/db';
import { describe, expect, test } from 'vitest';
import { endAllSessions } from '../../src/sessions/end-all.js';
import { openSession } from '../../src/sessions/open.js';
import { testDatabase, insertUser } from '../support/database.js';
import { lockWaits } from '../support/lock-waits.js';
import { stateOf } from '../support/rows.js';

const LIFETIMES = { refreshIdleTtl: 600, sessionTtl: 6000 };

/** Records nothing. */
const record = async () => undefined;

const database = testDatabase();

async function open(user: { id: string; passwordHash: string }): Promise<string> {
  const opened = await openSession(database.pool, user, LIFETIMES, undefined);
  if (opened === undefined) throw new Error('nothing was opened');
  return opened.session.sessionId;
}

const reasonOf = async (sessionId: string) => (await stateOf(database.pool, sessionId))?.reason;

async function endAll(userId: string, reason: EndReason, except?: string): Promise<string[]> {
  const options = { except, first: () => Promise.resolve(), record };
  return (await endAllSessions(database.pool, userId, reason, options)).ended;
}

describe('all sessions of a user', () => {
  test('end, except one that is kept; sessions of other users go on', async () => {
    const [user, other] = [await insertUser(database.pool), await insertUser(database.pool)];
    const [one, two, kept, foreign] = [
      await open(user),
      await open(user),
      await open(user),
      await open(other),
    ];
    const ended = await endAll(user.id, 'password_changed', kept);
    expect(ended.toSorted()).toEqual([one, two].toSorted());
    expect(await reasonOf(one)).toBe('password_changed');
    expect(await reasonOf(kept)).toBeNull();
    expect(await reasonOf(foreign)).toBeNull();
  });

  test('keep their reason if they have ended before', async () => {
    const user = await insertUser(database.pool);
    const session = await open(user);
    await endAll(user.id, 'ended_elsewhere');
    expect(await endAll(user.id, 'disabled')).toEqual([]);
    expect(await reasonOf(session)).toBe('ended_elsewhere');
  });

  test('are announced one by one, once the transaction has committed', async () => {
    const user = await insertUser(database.pool);
    const sessions = [await open(user), await open(user)];
    const client = await database.pool.connect();
    const heard: string[] = [];
    client.on('notification', ({ payload = '' }) => heard.push(payload));
    await client.query('LISTEN session_ended');
    const failing = endAllSessions(database.pool, user.id, 'disabled', {
      first: () => Promise.reject(new Error('not now')),
      record,
    });
    await expect(failing).rejects.toThrow('not now');
    expect(await Promise.all(sessions.map(reasonOf))).toEqual([null, null]);
    await endAll(user.id, 'disabled');
    await expect.poll(() => heard.length).toBe(2);
    expect(heard.toSorted()).toEqual(sessions.map((id) => `${id} disabled`).toSorted());
    client.release(true);
  });

  test('end and are recorded however many they are, except one that meanwhile ends for another reason', async () => {
    const user = await insertUser(database.pool);
    const { rows } = await database.pool.query(
      `INSERT INTO sessions (id, user_id, auth_time, idle_expires_at, expires_at)
       SELECT gen_random_uuid(), $1, now(), now() + '1 h', now() + '1 h' FROM generate_series(1, 4500)
       RETURNING id`,
      [user.id],
    );
    const all = rows.map(({ id }) => String(id)).toSorted();
    const first = String(all[0]);
    const signOut = await database.pool.connect();
    await signOut.query('BEGIN');
    await signOut.query(
      `UPDATE sessions SET ended_at = now(), end_reason = 'signed_out' WHERE id = $1`,
      [first],
    );
    const recorded: (readonly string[])[] = [];
    const ending = endAllSessions(database.pool, user.id, 'password_changed', {
      first: () => Promise.resolve(),
      record: async (_, some) => void recorded.push(some),
    });
    await expect.poll(() => lockWaits(database.pool)).toBe(1);
    await signOut.query('COMMIT');
    signOut.release();
    const { ended } = await ending;
    expect(ended.toSorted()).toEqual(all.slice(1));
    expect(recorded.flat().toSorted()).toEqual(all.slice(1));
    // One statement for all could exceed the time limit of a query.
    expect(Math.max(...recorded.map((some) => some.length))).toBeLessThanOrEqual(2000);
    expect(await reasonOf(first)).toBe('signed_out');
  });

  test('end even if one of them opens while the others are about to end', async () => {
    const user = await insertUser(database.pool);
    const opening = await database.pool.connect();
    await opening.query('BEGIN');
    await opening.query('SELECT id FROM users WHERE id = $1 FOR SHARE', [user.id]);
    const ending = endAll(user.id, 'password_changed');
    await expect.poll(() => lockWaits(database.pool)).toBe(1);
    await opening.query(
      `INSERT INTO sessions (id, user_id, auth_time, idle_expires_at, expires_at)
       VALUES (gen_random_uuid(), $1, now(), now() + '1 h', now() + '1 h')`,
      [user.id],
    );
    await opening.query('COMMIT');
    opening.release();
    expect(await ending).toHaveLength(1);
  });
});
