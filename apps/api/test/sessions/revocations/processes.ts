import { createPool, type Role } from '@repo/db';
import { beforeAll, expect, onTestFinished, vi } from 'vitest';
import { openSession } from '../../../src/sessions/open.js';
import { Revocations } from '../../../src/sessions/revocations/revocations.js';
import { DatabaseClock } from '../../../src/tokens/database-clock.js';
import { insertUser, type TestDatabase } from '../../support/database.js';

export const ACTIVE = { state: 'active' };
export const SIGNED_OUT = { state: 'ended', reason: 'signed_out' };

const lifetimes = { refreshIdleTtl: 600, sessionTtl: 6000 };

class Current {
  user!: Awaited<ReturnType<typeof insertUser>>;
}

/** Simulates processes, each with a feed of ended sessions and changed roles. Each stops when its test ends. */
export function processesOf(database: TestDatabase) {
  const current = new Current();
  beforeAll(async () => {
    current.user = await insertUser(database.pool);
  });

  /** Opens a session of the file's user, and returns its id. */
  async function newSession(): Promise<string> {
    const opened = await openSession(database.pool, current.user, lifetimes, undefined);
    if (opened === undefined) throw new Error('no session was opened');
    return opened.session.sessionId;
  }

  /** Makes the claims of a token of the file's user, with the role at the time when it was issued. */
  const token = (sessionId: string, role: Role = 'user') => ({
    sessionId,
    userId: current.user.id,
    role,
  });

  /** Makes a process with its own pool. Its feed has not started. */
  function newProcess(url = database.url) {
    const pool = createPool(database.url);
    const log = { info: vi.fn<() => void>(), warn: vi.fn<() => void>() };
    const clock = new DatabaseClock();
    const revocations = new Revocations(url, pool, 300, log, clock);
    onTestFinished(() => pool.end());
    onTestFinished(() => revocations.stop());
    return { revocations, pool, log, clock };
  }

  /** Makes a process, and waits until its feed is live. */
  async function startedProcess(url?: string) {
    const started = newProcess(url);
    started.revocations.start();
    await expect.poll(() => started.revocations.isLive).toBe(true);
    return started;
  }

  return { current, newSession, token, newProcess, startedProcess };
}
