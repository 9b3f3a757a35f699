import { beforeEach, describe, expect, test } from 'vitest';
import { endSession } from '../../src/sessions/end-session.js';
import { openSession } from '../../src/sessions/open.js';
import { rotate } from '../../src/sessions/rotate.js';
import { age as ageSession } from '../support/rows.js';
import { insertUser, testDatabase } from '../support/database.js';

const rules = { refreshGrace: 30, refreshIdleTtl: 600, sessionTtl: 6000 };

const database = testDatabase();
let session: string;
let user: Awaited<ReturnType<typeof insertUser>>;

beforeEach(async () => {
  user = await insertUser(database.pool);
  session = (await openSession(database.pool, user, rules, undefined))?.session.sessionId ?? '';
});

const present = (generation: number) => rotate(database.pool, session, generation, rules);
const outcomeOf = async (generation: number) => (await present(generation)).outcome;

/** The session's row. */
async function row() {
  const { rows } = await database.pool.query(
    `SELECT generation, parent_generation AS parent, end_reason AS reason, ended_at IS NOT NULL AS ended,
       rotated_at AS "rotatedAt", auth_time AS "authTime", expires_at AS "expiresAt"
     FROM sessions WHERE id = $1`,
    [session],
  );
  return rows[0];
}

/** Lets time pass for the session. */
const age = (seconds: number) => ageSession(database.pool, session, seconds);

describe('the current generation', () => {
  test('moves the session on by one (RFC 9700 §4.14.2)', async () => {
    const rotation = await present(0);
    expect(rotation).toMatchObject({
      outcome: 'rotated',
      session: { sessionId: session, userId: user.id, role: 'user', generation: 1 },
    });
    expect(await row()).toMatchObject({ generation: 1, parent: 0, ended: false });
  });

  test('is one higher in each result, refresh after refresh', async () => {
    for (const generation of [0, 1, 2, 3]) {
      expect(await present(generation)).toMatchObject({ session: { generation: generation + 1 } });
    }
    expect(await row()).toMatchObject({ generation: 4, parent: 3 });
  });

  test('restarts the idle time, but not the absolute one (RFC 9700 §4.14.2, ASVS 7.3.1, 7.3.2)', async () => {
    await age(500);
    const before = await row();
    const rotation = await present(0);
    expect(rotation).toMatchObject({
      session: {
        idleSecondsLeft: expect.closeTo(600, 0),
        secondsLeft: expect.closeTo(5500, -1),
      },
    });
    expect((await row()).expiresAt).toEqual(before.expiresAt);
  });

  test('keeps the time of the sign-in (RFC 9470 §6.1)', async () => {
    const { authTime } = await row();
    await present(0);
    expect((await row()).authTime).toEqual(authTime);
  });

  test('reads the role again', async () => {
    await database.pool.query(`UPDATE users SET role = 'admin' WHERE id = $1`, [user.id]);
    expect(await present(0)).toMatchObject({ session: { role: 'admin' } });
  });
});

describe('the parent of the current generation, within the grace,', () => {
  test('repeats the refresh: the result has the current generation, and nothing moves', async () => {
    await present(0);
    await age(29);
    const before = await row();
    expect(await present(0)).toMatchObject({ outcome: 'repeated', session: { generation: 1 } });
    expect(await present(0)).toMatchObject({ outcome: 'repeated', session: { generation: 1 } });
    expect(await row()).toEqual(before);
  });
});

describe('the parent of the current generation, after the grace,', () => {
  beforeEach(async () => {
    await present(0);
    await age(31);
  });

  test('means that the response was lost: the session skips the successor', async () => {
    expect(await present(0)).toMatchObject({ outcome: 'recovered', session: { generation: 2 } });
    expect(await row()).toMatchObject({ generation: 2, parent: 0, ended: false });
  });

  test('begins a new grace', async () => {
    await present(0);
    expect(await outcomeOf(0)).toBe('repeated');
  });

  test('may come twice: neither response arrived', async () => {
    await present(0);
    await age(31);
    expect(await present(0)).toMatchObject({ outcome: 'recovered', session: { generation: 3 } });
  });

  test('voids the successor: a client that presents it is a second holder of the session (RFC 9700 §4.14.2)', async () => {
    await present(0);
    expect(await outcomeOf(1)).toBe('reused');
    expect(await row()).toMatchObject({ ended: true, reason: 'reused' });
  });

  test('lets the session go on with the newest generation', async () => {
    await present(0);
    expect(await present(2)).toMatchObject({ outcome: 'rotated', session: { generation: 3 } });
    expect(await row()).toMatchObject({ generation: 3, parent: 2 });
  });
});

describe('any other generation', () => {
  test.each([
    ['a spent one', 0],
    ['one that is still to come', 3],
  ])('%s is reuse, and ends the session (RFC 9700 §4.14.2)', async (_, generation) => {
    await present(0);
    await present(1);
    expect(await outcomeOf(generation)).toBe('reused');
    expect(await row()).toMatchObject({ generation: 2, ended: true, reason: 'reused' });
    expect(await present(2)).toEqual({ outcome: 'ended', reason: 'reused' });
  });

  test('a spent one is reuse within the grace too', async () => {
    await present(0);
    await present(1);
    expect(await outcomeOf(0)).toBe('reused');
  });
});

describe('an ended session', () => {
  test('gives its reason, whatever is presented', async () => {
    await present(0);
    await endSession(database.pool, session, 'ended_elsewhere');
    for (const generation of [0, 1, 7]) {
      expect(await present(generation)).toEqual({ outcome: 'ended', reason: 'ended_elsewhere' });
    }
  });

  test('keeps its first reason', async () => {
    await endSession(database.pool, session, 'signed_out');
    expect(await endSession(database.pool, session, 'password_changed')).toBe(false);
    expect(await row()).toMatchObject({ reason: 'signed_out' });
  });

  test('counts as ended, even if it would have expired since', async () => {
    await endSession(database.pool, session, 'signed_out');
    await age(7000);
    expect(await outcomeOf(0)).toBe('ended');
  });
});

describe('an expired session', () => {
  test('was unused for too long', async () => {
    await age(600);
    expect(await outcomeOf(0)).toBe('expired');
  });

  test('was too old, however often it was used (RFC 9700 §4.14.2)', async () => {
    for (let generation = 0; generation < 10; generation += 1) {
      await age(599);
      expect(await outcomeOf(generation)).toBe('rotated');
    }
    await age(599);
    expect(await outcomeOf(10)).toBe('expired');
  });

  test('is not ended by a generation that would otherwise be reuse', async () => {
    await age(600);
    expect(await outcomeOf(7)).toBe('expired');
    expect(await row()).toMatchObject({ ended: false });
  });
});

test('the session of a disabled user ends', async () => {
  await database.pool.query('UPDATE users SET disabled_at = now() WHERE id = $1', [user.id]);
  expect(await present(0)).toEqual({ outcome: 'ended', reason: 'disabled' });
  expect(await row()).toMatchObject({ ended: true, reason: 'disabled', generation: 0 });
});

test('a session that does not exist is unknown', async () => {
  session = '0198c0de-0000-7000-8000-00000000dead';
  expect(await present(0)).toEqual({ outcome: 'unknown' });
});
