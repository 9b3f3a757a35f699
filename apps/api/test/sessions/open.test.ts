import { expect, test } from 'vitest';
import { openSession } from '../../src/sessions/open.js';
import { insertUser, testDatabase } from '../support/database.js';
import { lockWaits } from '../support/lock-waits.js';
import { stateOf } from '../support/rows.js';

const rules = { refreshIdleTtl: 600, sessionTtl: 6000 };

const database = testDatabase();

test('a session begins now, for its user, with its lifetimes', async () => {
  const user = await insertUser(database.pool, { role: 'admin' });
  const opened = await openSession(database.pool, user, rules, undefined);
  expect(opened?.replaced).toBeUndefined();
  expect(opened?.session).toEqual({
    sessionId: expect.any(String),
    userId: user.id,
    role: 'admin',
    generation: 0,
    authTime: expect.closeTo(Date.now() / 1000, -1),
    secondsLeft: expect.closeTo(6000, 1),
    idleSecondsLeft: expect.closeTo(600, 1),
  });
});

test('the session that a new one replaces ends, and is named in one result only', async () => {
  const user = await insertUser(database.pool);
  const first = await openSession(database.pool, user, rules, undefined);
  const id = first?.session.sessionId ?? '';
  expect((await openSession(database.pool, user, rules, id))?.replaced).toBe(id);
  expect(await stateOf(database.pool, id)).toMatchObject({ reason: 'signed_out' });
  // That session has ended: there is nothing left to end or to name.
  const third = await openSession(database.pool, user, rules, id);
  expect(third).toMatchObject({ session: { userId: user.id } });
  expect(third?.replaced).toBeUndefined();
});

test.each([
  ['whose password was changed', `password_hash = 'another'`],
  ['who was disabled', 'disabled_at = now()'],
])('a user %s since the password was verified gets no session', async (_, change) => {
  const user = await insertUser(database.pool);
  const before = await openSession(database.pool, user, rules, undefined);
  await database.pool.query(`UPDATE users SET ${change} WHERE id = $1`, [user.id]);
  expect(await openSession(database.pool, user, rules, before?.session.sessionId)).toBeUndefined();
  // The session that would have been replaced goes on: no sign-in has happened.
  expect(await stateOf(database.pool, before?.session.sessionId ?? '')).toMatchObject({
    reason: null,
  });
});

test('a sign-in waits for a change of the user that is under way', async () => {
  const user = await insertUser(database.pool);
  const change = await database.pool.connect();
  await change.query('BEGIN');
  await change.query('UPDATE users SET disabled_at = now() WHERE id = $1', [user.id]);
  const opening = openSession(database.pool, user, rules, undefined);
  await expect.poll(() => lockWaits(database.pool)).toBe(1);
  await change.query('COMMIT');
  change.release();
  expect(await opening).toBeUndefined();
});
