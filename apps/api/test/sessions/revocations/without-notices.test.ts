import { createPool } from '@repo/db';
import { tcpProxy } from '@repo/testing';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, onTestFinished, test } from 'vitest';
import { endSession } from '../../../src/sessions/end-session.js';
import { Revocations } from '../../../src/sessions/revocations/revocations.js';
import { DatabaseClock } from '../../../src/tokens/database-clock.js';
import { testDatabase } from '../../support/database.js';
import { proxyWithoutNotices } from '../../support/proxy-without-notices.js';
import { ACTIVE, processesOf, SIGNED_OUT } from './processes.js';

const database = testDatabase();
const { newProcess, startedProcess, newSession, token } = processesOf(database);

async function throughProxy() {
  const proxy = await tcpProxy(database.url);
  onTestFinished(() => proxy.close());
  return proxy;
}

describe('while no notices arrive', () => {
  test('a process that has just started asks the database', async () => {
    const { revocations } = newProcess();
    const [living, endedSession] = await Promise.all([newSession(), newSession()]);
    await endSession(database.pool, endedSession, 'signed_out');
    expect(await revocations.stateOf(token(living))).toEqual(ACTIVE);
    expect(await revocations.stateOf(token(endedSession))).toEqual(SIGNED_OUT);
    expect(await revocations.stateOf(token(uuidv7()))).toEqual({ state: 'unknown' });
  });

  test('a cut connection is noticed: a session that ends meanwhile is refused, and known when the connection is back', async () => {
    const proxy = await throughProxy();
    const { revocations, log } = await startedProcess(proxy.url);
    const session = await newSession();
    await proxy.cut();
    await expect.poll(() => revocations.isLive, { interval: 10 }).toBe(false);
    await endSession(database.pool, session, 'signed_out');
    expect(await revocations.stateOf(token(session))).toEqual(SIGNED_OUT);
    await proxy.restore();
    await expect.poll(() => revocations.isLive).toBe(true);
    expect(revocations.stateOf(token(session))).toEqual(SIGNED_OUT);
    // Only changes between live and not live are logged, each once.
    expect(log.info).toHaveBeenCalledTimes(log.warn.mock.calls.length + 1);
    expect(log.warn).toHaveBeenCalled();
  });

  test('a connection that stalls is noticed', async () => {
    const proxy = await throughProxy();
    const { revocations } = await startedProcess(proxy.url);
    const session = await newSession();
    proxy.stall();
    await endSession(database.pool, session, 'signed_out');
    await expect
      .poll(async () => revocations.stateOf(token(session)), { interval: 10 })
      .toEqual(SIGNED_OUT);
    await proxy.restore();
    await expect.poll(() => revocations.isLive).toBe(true);
  });

  test('missing heartbeats are noticed, as behind a pooler that drops notices', async () => {
    const pooler = await proxyWithoutNotices(database.url);
    onTestFinished(() => pooler.close());
    const { revocations, log } = newProcess(pooler.url);
    const session = await newSession();
    revocations.start();
    await expect.poll(() => log.warn.mock.calls.length).toBe(1);
    await endSession(database.pool, session, 'signed_out');
    expect(revocations.isLive).toBe(false);
    expect(await revocations.stateOf(token(session))).toEqual(SIGNED_OUT);
  });

  test('a database that cannot be asked is an error: the session is neither active nor ended', async () => {
    const proxy = await throughProxy();
    const pool = createPool(proxy.url);
    const revocations = new Revocations(
      proxy.url,
      pool,
      300,
      newProcess().log,
      new DatabaseClock(),
    );
    onTestFinished(() => pool.end());
    onTestFinished(() => revocations.stop());
    await proxy.cut();
    await expect(revocations.stateOf(token(await newSession()))).rejects.toThrow('ECONNREFUSED');
  });
});
