import { createPool } from '@repo/db';

/** Sessions that nothing can change for now: what tries waits. */
export interface LockedSessions {
  /** How many statements wait for a lock in this database. */
  readonly waiting: () => Promise<number>;
  /** Lets them go on. */
  readonly release: () => Promise<void>;
}

/** Locks every session, so that refreshes are under way for as long as a test likes. */
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
