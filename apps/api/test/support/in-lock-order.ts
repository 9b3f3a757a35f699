import type { Pool } from 'pg';
import { expect, vi } from 'vitest';
import { userTurns } from '../../src/database/user-turns.js';
import { lockWaits } from './lock-waits.js';

/**
 * Starts requests in order, each once the one before waits for the row of a user, and then releases the row. So whatever a
 * request does before it locks the row happens before any of the requests changes anything. The requests do not wait for
 * the user's turn, as if each were sent to another process.
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
