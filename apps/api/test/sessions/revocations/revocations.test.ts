import { createPool, type Role } from '@repo/db';
import { tcpProxy } from '@repo/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { endSession } from '../../../src/sessions/end.js';
import { EndedMemory } from '../../../src/sessions/revocations/ended-memory.js';
import { Revocations } from '../../../src/sessions/revocations/revocations.js';
import { openSession } from '../../../src/sessions/open.js';
import { rotate } from '../../../src/sessions/rotate.js';
import { TokenClock } from '../../../src/tokens/token-clock.js';
import { afterStatement } from '../../support/after-statement.js';
import { insertUser, testDatabase } from '../../support/database.js';
import { proxyWithoutNotices } from '../../support/proxy-without-notices.js';

const rules = { refreshGrace: 30, refreshIdleTtl: 600, sessionTtl: 6000 };

const database = testDatabase();
let user: Awaited<ReturnType<typeof insertUser>>;
const cleanUps: (() => unknown)[] = [];

beforeAll(async () => {
  user = await insertUser(database.pool);
});
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

/** Another process, with its own pool and connection. */
function newProcess(url = database.url) {
  const pool = createPool(database.url);
  const log = { info: vi.fn<() => void>(), warn: vi.fn<() => void>() };
  const clock = new TokenClock();
  const ended = new Revocations(url, pool, 300, log, clock);
  cleanUps.push(
    () => pool.end(),
    () => ended.stop(),
  );
  return { ended, pool, log, clock };
}

async function startedProcess(url?: string) {
  const started = newProcess(url);
  started.ended.start();
  await expect.poll(() => started.ended.isLive).toBe(true);
  return started;
}

async function newSession(): Promise<string> {
  const opened = await openSession(database.pool, user, rules, undefined);
  if (opened === undefined) throw new Error('no session was opened');
  return opened.session.sessionId;
}

async function throughProxy() {
  const proxy = await tcpProxy(database.url);
  cleanUps.push(() => proxy.close());
  return proxy;
}

/** A token of the user, with the role that it was issued with. */
const token = (sessionId: string, role: Role = 'user') => ({ sessionId, userId: user.id, role });

const LIVING = { state: 'living' };
const SIGNED_OUT = { state: 'ended', reason: 'signed_out' };

describe('while notices arrive', () => {
  test('the database is asked when more sessions have ended than are remembered', async () => {
    const pool = createPool(database.url);
    const log = { info: vi.fn<() => void>(), warn: vi.fn<() => void>() };
    const few = new Revocations(database.url, pool, 300, log, new TokenClock(), 1);
    cleanUps.push(
      () => pool.end(),
      () => few.stop(),
    );
    few.start();
    const [first, second] = [await newSession(), await newSession()];
    await expect.poll(() => few.isLive).toBe(true);
    for (const session of [first, second]) {
      await endSession(database.pool, session, 'signed_out');
      few.rememberEnd(session, 'signed_out');
    }
    expect(await few.stateOf(token(first))).toEqual(SIGNED_OUT);
    expect(await few.stateOf(token(await newSession()))).toEqual(LIVING);
  });

  test('a session is accepted without a query', async () => {
    const { ended, pool } = await startedProcess();
    const session = await newSession();
    const connect = vi.spyOn(pool, 'query');
    await expect.poll(() => ended.isLive).toBe(true);
    expect(ended.stateOf(token(session))).toEqual(LIVING);
    expect(connect).not.toHaveBeenCalled();
  });

  test('the other processes learn that a session has ended, and why', async () => {
    const others = await Promise.all([startedProcess(), startedProcess()]);
    const sessions = await Promise.all([newSession(), newSession(), newSession()]);
    const [signedOut, reused, replaced] = sessions;
    await endSession(database.pool, signedOut ?? '', 'signed_out');
    await rotate(database.pool, reused ?? '', 7, rules);
    await openSession(database.pool, user, rules, replaced);
    for (const { ended } of others) {
      const states = () => sessions.map((session) => ended.stateOf(token(session)));
      await expect
        .poll(states, { interval: 10 })
        .toEqual([SIGNED_OUT, { state: 'ended', reason: 'reused' }, SIGNED_OUT]);
    }
  });

  test('requests that hold every connection of the pool do not delay the feed', async () => {
    const { ended, pool } = newProcess();
    const connections = await Promise.all(
      Array.from({ length: pool.options.max }, () => pool.connect()),
    );
    cleanUps.push(() => connections.forEach((client) => client.release()));
    const endedSession = await newSession();
    await endSession(database.pool, endedSession, 'signed_out');
    ended.start();
    await expect.poll(() => ended.isLive).toBe(true);
    expect(ended.stateOf(token(endedSession))).toEqual(SIGNED_OUT);
    const next = await newSession();
    await endSession(database.pool, next, 'signed_out');
    await expect.poll(() => ended.isLive && ended.stateOf(token(next))).toEqual(SIGNED_OUT);
  });

  test('a refresh sends no notice: only an ended session does', async () => {
    await startedProcess();
    const remember = vi.spyOn(EndedMemory.prototype, 'remember');
    await rotate(database.pool, await newSession(), 0, rules);
    await endSession(database.pool, await newSession(), 'signed_out');
    cleanUps.push(() => remember.mockRestore());
    await expect.poll(() => remember.mock.calls.length).toBe(1);
  });

  test('a session that ends between the load and the first notice is known: listening began before the load', async () => {
    const session = await newSession();
    cleanUps.push(
      afterStatement('recently_ended_sessions', () =>
        endSession(database.pool, session, 'signed_out'),
      ),
    );
    const { ended } = await startedProcess();
    expect(ended.stateOf(token(session))).toEqual(SIGNED_OUT);
  });

  test('a session that ends while a process starts is known when it is ready', async () => {
    const sessions = await Promise.all(Array.from({ length: 60 }, newSession));
    const { ended } = newProcess();
    ended.start();
    for (const session of sessions) await endSession(database.pool, session, 'signed_out');
    await expect.poll(() => ended.isLive).toBe(true);
    await expect
      .poll(() => sessions.map((session) => ended.stateOf(token(session))))
      .toEqual(sessions.map(() => SIGNED_OUT));
  });
});

describe('while no notices arrive', () => {
  test('a process that has just started asks the database', async () => {
    const { ended } = newProcess();
    const [living, endedSession] = await Promise.all([newSession(), newSession()]);
    await endSession(database.pool, endedSession, 'signed_out');
    expect(await ended.stateOf(token(living))).toEqual(LIVING);
    expect(await ended.stateOf(token(endedSession))).toEqual(SIGNED_OUT);
    expect(await ended.stateOf(token(uuidv7()))).toEqual({ state: 'unknown' });
  });

  test('a cut connection is noticed: a session that ends meanwhile is refused, and known when it is back', async () => {
    const proxy = await throughProxy();
    const { ended, log } = await startedProcess(proxy.url);
    const session = await newSession();
    await proxy.cut();
    await expect.poll(() => ended.isLive, { interval: 10 }).toBe(false);
    await endSession(database.pool, session, 'signed_out');
    expect(await ended.stateOf(token(session))).toEqual(SIGNED_OUT);
    await proxy.restore();
    await expect.poll(() => ended.isLive).toBe(true);
    expect(ended.stateOf(token(session))).toEqual(SIGNED_OUT);
    // Only changes are logged, each once.
    expect(log.info).toHaveBeenCalledTimes(log.warn.mock.calls.length + 1);
    expect(log.warn).toHaveBeenCalled();
  });

  test('a connection that stalls is noticed', async () => {
    const proxy = await throughProxy();
    const { ended } = await startedProcess(proxy.url);
    const session = await newSession();
    proxy.stall();
    await endSession(database.pool, session, 'signed_out');
    await expect
      .poll(async () => ended.stateOf(token(session)), { interval: 10 })
      .toEqual(SIGNED_OUT);
    await proxy.restore();
    await expect.poll(() => ended.isLive).toBe(true);
  });

  test('missing heartbeats are noticed, as behind a pooler that drops notices', async () => {
    const pooler = await proxyWithoutNotices(database.url);
    cleanUps.push(() => pooler.close());
    const { ended, log } = newProcess(pooler.url);
    const session = await newSession();
    ended.start();
    await expect.poll(() => log.warn.mock.calls.length).toBe(1);
    await endSession(database.pool, session, 'signed_out');
    expect(ended.isLive).toBe(false);
    expect(await ended.stateOf(token(session))).toEqual(SIGNED_OUT);
  });

  test('a database that cannot be asked is an error: the session is neither active nor ended', async () => {
    const proxy = await throughProxy();
    const pool = createPool(proxy.url);
    const ended = new Revocations(proxy.url, pool, 300, newProcess().log, new TokenClock());
    cleanUps.push(
      () => pool.end(),
      () => ended.stop(),
    );
    await proxy.cut();
    await expect(ended.stateOf(token(await newSession()))).rejects.toThrow('ECONNREFUSED');
  });
});

test('an ended session is remembered while a token from the future lives', () => {
  const { ended } = newProcess();
  const [session, later] = [uuidv7(), uuidv7()];
  vi.useFakeTimers({ toFake: ['performance'] });
  cleanUps.push(() => vi.useRealTimers());
  ended.rememberEnd(session, 'signed_out');
  // Accepted one lifetime ahead, and valid for one more.
  vi.advanceTimersByTime(2 * 300_000);
  ended.rememberEnd(later, 'signed_out');
  expect(ended.stateOf(token(session))).toEqual(SIGNED_OUT);
});

describe('when the database’s clock is set back', () => {
  test('the process loads what it may have forgotten, and listens again', async () => {
    const { ended, log, clock } = await startedProcess();
    const session = await newSession();
    const later = Date.now() / 1000 + 3600;
    // As if the clock had been an hour ahead, the session had ended then, and its notice was forgotten since.
    await database.pool.query(
      `UPDATE sessions SET ended_at = to_timestamp($2), end_reason = 'signed_out' WHERE id = $1`,
      [session, later],
    );
    expect(ended.stateOf(token(session))).toEqual(LIVING);
    clock.set(later + 60, performance.now());
    await expect.poll(() => log.warn.mock.calls.length).toBe(1);
    expect(await ended.stateOf(token(session))).toEqual(SIGNED_OUT);
    await expect.poll(() => ended.isLive).toBe(true);
    expect(ended.stateOf(token(session))).toEqual(SIGNED_OUT);
  });
});

test('a process refuses the sessions that it ended itself at once, whatever the connection does', async () => {
  const { ended } = newProcess();
  const session = uuidv7();
  ended.rememberEnd(session, 'signed_out');
  expect(ended.stateOf(token(session))).toEqual(SIGNED_OUT);
});
