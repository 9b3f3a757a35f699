import { createPool } from '@repo/db';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { endSession } from '../../../src/sessions/end-session.js';
import { EndedMemory } from '../../../src/sessions/revocations/ended-memory.js';
import { Revocations } from '../../../src/sessions/revocations/revocations.js';
import { openSession } from '../../../src/sessions/open.js';
import { rotate } from '../../../src/sessions/rotate.js';
import { DatabaseClock } from '../../../src/tokens/database-clock.js';
import { afterStatement } from '../../support/after-statement.js';
import { testDatabase } from '../../support/database.js';
import { ACTIVE, processesOf, SIGNED_OUT } from './processes.js';

const database = testDatabase();
const { current, newProcess, startedProcess, newSession, token } = processesOf(database);

const rules = { refreshGrace: 30, refreshIdleTtl: 600, sessionTtl: 6000 };

describe('while notices arrive', () => {
  test('the database is asked when more sessions have ended than are remembered', async () => {
    const pool = createPool(database.url);
    const log = { info: vi.fn<() => void>(), warn: vi.fn<() => void>() };
    const few = new Revocations(database.url, pool, 300, log, new DatabaseClock(), 1);
    onTestFinished(() => pool.end());
    onTestFinished(() => few.stop());
    few.start();
    const [first, second] = [await newSession(), await newSession()];
    await expect.poll(() => few.isLive).toBe(true);
    for (const session of [first, second]) {
      await endSession(database.pool, session, 'signed_out');
      few.rememberEnd(session, 'signed_out');
    }
    expect(await few.stateOf(token(first))).toEqual(SIGNED_OUT);
    expect(await few.stateOf(token(await newSession()))).toEqual(ACTIVE);
  });

  test('a session is accepted without a query', async () => {
    const { revocations, pool } = await startedProcess();
    const session = await newSession();
    const query = vi.spyOn(pool, 'query');
    await expect.poll(() => revocations.isLive).toBe(true);
    expect(revocations.stateOf(token(session))).toEqual(ACTIVE);
    expect(query).not.toHaveBeenCalled();
  });

  test('the other processes learn that a session has ended, and why', async () => {
    const others = await Promise.all([startedProcess(), startedProcess()]);
    const sessions = await Promise.all([newSession(), newSession(), newSession()]);
    const [signedOut, reused, replaced] = sessions;
    await endSession(database.pool, signedOut ?? '', 'signed_out');
    await rotate(database.pool, reused ?? '', 7, rules);
    await openSession(database.pool, current.user, rules, replaced);
    for (const { revocations } of others) {
      const states = () => sessions.map((session) => revocations.stateOf(token(session)));
      await expect
        .poll(states, { interval: 10 })
        .toEqual([SIGNED_OUT, { state: 'ended', reason: 'reused' }, SIGNED_OUT]);
    }
  });

  test('requests that hold every connection of the pool do not delay the feed', async () => {
    const { revocations, pool } = newProcess();
    const connections = await Promise.all(
      Array.from({ length: pool.options.max }, () => pool.connect()),
    );
    onTestFinished(() => connections.forEach((client) => client.release()));
    const endedSession = await newSession();
    await endSession(database.pool, endedSession, 'signed_out');
    revocations.start();
    await expect.poll(() => revocations.isLive).toBe(true);
    expect(revocations.stateOf(token(endedSession))).toEqual(SIGNED_OUT);
    const next = await newSession();
    await endSession(database.pool, next, 'signed_out');
    await expect
      .poll(() => revocations.isLive && revocations.stateOf(token(next)))
      .toEqual(SIGNED_OUT);
  });

  test('a refresh sends no notice: only an ended session does', async () => {
    await startedProcess();
    const remember = vi.spyOn(EndedMemory.prototype, 'remember');
    await rotate(database.pool, await newSession(), 0, rules);
    await endSession(database.pool, await newSession(), 'signed_out');
    onTestFinished(() => remember.mockRestore());
    await expect.poll(() => remember.mock.calls.length).toBe(1);
  });

  test('a session that ends between the load of ended sessions and the first notice is known: listening began before the load', async () => {
    const session = await newSession();
    onTestFinished(
      afterStatement('recently_ended_sessions', () =>
        endSession(database.pool, session, 'signed_out'),
      ),
    );
    const { revocations } = await startedProcess();
    expect(revocations.stateOf(token(session))).toEqual(SIGNED_OUT);
  });

  test('a session that ends while a process starts is known when it is ready', async () => {
    const sessions = await Promise.all(Array.from({ length: 60 }, newSession));
    const { revocations } = newProcess();
    revocations.start();
    for (const session of sessions) await endSession(database.pool, session, 'signed_out');
    await expect.poll(() => revocations.isLive).toBe(true);
    await expect
      .poll(() => sessions.map((session) => revocations.stateOf(token(session))))
      .toEqual(sessions.map(() => SIGNED_OUT));
  });
});

test('an ended session is remembered while a token that was issued ahead of the clock can live', () => {
  const { revocations } = newProcess();
  const [session, later] = [uuidv7(), uuidv7()];
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  revocations.rememberEnd(session, 'signed_out');
  // Such a token is accepted if it was issued up to one lifetime ahead, and is then valid for another.
  vi.advanceTimersByTime(2 * 300_000);
  revocations.rememberEnd(later, 'signed_out');
  expect(revocations.stateOf(token(session))).toEqual(SIGNED_OUT);
});

describe('when the database’s clock is set back', () => {
  test('the process loads what it may have forgotten, and listens again', async () => {
    const { revocations, log, clock } = await startedProcess();
    const session = await newSession();
    const later = Date.now() / 1000 + 3600;
    // As if the clock had been an hour ahead when the session ended, and the process had forgotten the notice since.
    await database.pool.query(
      `UPDATE sessions SET ended_at = to_timestamp($2), end_reason = 'signed_out' WHERE id = $1`,
      [session, later],
    );
    expect(revocations.stateOf(token(session))).toEqual(ACTIVE);
    clock.set(later + 60, performance.now());
    await expect.poll(() => log.warn.mock.calls.length).toBe(1);
    expect(await revocations.stateOf(token(session))).toEqual(SIGNED_OUT);
    await expect.poll(() => revocations.isLive).toBe(true);
    expect(revocations.stateOf(token(session))).toEqual(SIGNED_OUT);
  });
});

test('a process immediately refuses a session that it ended itself, whatever the state of its connection', async () => {
  const { revocations } = newProcess();
  const session = uuidv7();
  revocations.rememberEnd(session, 'signed_out');
  expect(revocations.stateOf(token(session))).toEqual(SIGNED_OUT);
});
