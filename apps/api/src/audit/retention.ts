import type { Pool } from 'pg';
import type { WriterLog } from './batch-writer.js';

/** How long an event is kept. */
const KEPT_DAYS = 90;

const HOUR_MS = 3_600_000;

/**
 * Deletes, every hour, what is older than an event is kept.
 *
 * @returns stops it
 */
export function keepTrailShort(pool: Pool, log: WriterLog): () => void {
  const timer = setInterval(() => {
    deleteOldEvents(pool).catch((error: unknown) => {
      log.warn({ err: error }, 'audit trail: old events are still there');
    });
  }, HOUR_MS).unref();
  return () => clearInterval(timer);
}

export async function deleteOldEvents(pool: Pool): Promise<void> {
  await pool.query('DELETE FROM auth_events WHERE at < now() - make_interval(days => $1)', [
    KEPT_DAYS,
  ]);
}
