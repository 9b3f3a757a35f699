import { createPool } from '@repo/db';

/** A lock on all sessions: statements that change a session wait. */
export interface LockedSessions {
  /** Counts the statements that wait for a lock in this database. */
  readonly waiting: () => Promise<number>;
  readonly release: () => Promise<void>;
}

/** Locks all sessions, so that a test controls how long refreshes take. */
export async function lockSessions(databaseUrl: string): Promise<LockedSessions> {
  const pool = createPool(databaseUrl);
  const holder = await pool.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT id FROM sessions FOR UPDATE');
  return {
    async waiting() {
      const { rows } = await pool.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_stat_activity
         WHERE wait_event_type = 'Lock' AND datname = current_database()`,
      );
      return rows[0]?.n ?? 0;
    },
    async release() {
      await holder.query('COMMIT');
      holder.release();
      await pool.end();
    },
  };
}
