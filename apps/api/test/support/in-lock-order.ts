import type { Pool } from 'pg';
import { expect, vi } from 'vitest';
import { userTurns } from '../../src/database/user-turns.js';
import { lockWaits } from './lock-waits.js';

/**
 * Locks the row of a user and starts the requests in order, each as soon as the previous one waits for the row. Then it
 * releases the row. So all that a request does before it locks the row happens before any request changes anything. The
 * requests skip the user's turn, as if each were sent to another process.
 */
export async function inLockOrder<T>(
  pool: Pool,
  email: string,
  requests: readonly (() => Promise<T>)[],
): Promise<T[]> {
  const turns = vi.spyOn(userTurns, 'run').mockImplementation((_, work) => work());
  const holder = await pool.connect();
  const responses: Promise<T>[] = [];
  await holder.query('BEGIN');
  await holder.query('SELECT FROM users WHERE email = $1 FOR UPDATE', [email]);
  for (const request of requests) {
    responses.push(request());
    await expect.poll(() => lockWaits(pool)).toBe(responses.length);
  }
  await holder.query('COMMIT');
  holder.release();
  turns.mockRestore();
  return Promise.all(responses);
}
