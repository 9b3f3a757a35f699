import type { Pool } from 'pg';

/** Returns how many connections to this database wait for a lock. */
export async function lockWaits(pool: Pool): Promise<number | undefined> {
  const { rows } = await pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity
     WHERE wait_event_type = 'Lock' AND datname = current_database()`,
  );
  return rows[0]?.n;
}
