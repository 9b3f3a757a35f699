import { setTimeout as delay } from 'node:timers/promises';
import { withClient } from '@repo/db';
import { FLOODED, REFUSED_ADDRESSES } from '../flood/refusals.js';
import type { Recorded } from './expected-events.js';
import type { Tally } from './tally.js';

/** The audit trail, compared with what was done and refused. */
export interface Trail {
  readonly recorded: readonly Recorded[];
  /** Number of 403s that were received. */
  readonly refused: number;
  /** Number of 403s that the trail counts. */
  readonly counted: number;
  /** Maximum number of rows in a minute for one cause, route, user, network and process. */
  readonly maxRows: number;
  /** Rows that the processes report as lost, by queue. */
  readonly lost: Readonly<Record<string, number>>;
}

/**
 * In each minute of its own clock, a process writes at most twenty single rows and one that counts the rest. A period
 * of 60 seconds can overlap two such minutes, and have the rows of both.
 */
const MAX_ROWS = 2 * 21;

/** Milliseconds within which everything must be written. */
const TIMEOUT = 10_000;

/**
 * Reads the audit trail. While something is missing, reads it again for some seconds, since refusals are written in
 * batches.
 *
 * @returns undefined if the API has no audit trail
 */
export async function readTrail(
  databaseUrl: string,
  apis: readonly string[],
  tally: Tally,
): Promise<Trail | undefined> {
  if (!(await hasTrail(databaseUrl))) return undefined;
  const refused = tally.line(FLOODED).good + tally.line('administrators only').good;
  for (const end = performance.now() + TIMEOUT; ; await delay(500)) {
    const recorded = await tally.events.lookUp(databaseUrl);
    const refusals = await countRefusals(databaseUrl);
    const trail = { recorded, refused, ...refusals, lost: await readLost(apis) };
    if (faultsOf(trail).length === 0 || performance.now() > end) return trail;
  }
}

/** Returns a sentence for each fault of the trail: events that are missing, lost or in the trail too often. */
export function faultsOf(trail: Trail | undefined): string[] {
  if (trail === undefined) return [];
  const { recorded, refused, counted, maxRows, lost } = trail;
  const { refusals: lostRefusals = 0, ...others } = lost;
  const shortfall = refused - counted - lostRefusals;
  return [
    ...recorded
      .filter(({ missing }) => missing > 0)
      .map(({ event, done, missing }) => `${missing} of ${done} ${event} are not in the trail`),
    ...Object.entries(others)
      .filter(([, rows]) => rows > 0)
      .map(([queue, rows]) => `${rows} rows of ${queue} were lost`),
    ...(shortfall > 0 ? [`${shortfall} of ${refused} 403s are not counted in the trail`] : []),
    ...(counted > refused ? [`${counted} 403s are in the trail, ${refused} were received`] : []),
    ...(maxRows > MAX_ROWS
      ? [`one user's 403s at one process have ${maxRows} rows in a minute, more than ${MAX_ROWS}`]
      : []),
  ];
}

async function hasTrail(databaseUrl: string): Promise<boolean> {
  const { rows } = await withClient(databaseUrl, (client) =>
    client.query<{ exists: boolean }>(`SELECT to_regclass('auth_events') IS NOT NULL AS exists`),
  );
  return rows[0]?.exists === true;
}

async function countRefusals(databaseUrl: string): Promise<Pick<Trail, 'counted' | 'maxRows'>> {
  const { rows } = await withClient(databaseUrl, (client) =>
    client.query<{ counted: number; most: number }>(
      `SELECT (
         SELECT coalesce(sum(count), 0)::int FROM auth_events WHERE code = 'insufficient_role'
       ) AS counted, (
         SELECT coalesce(max(rows), 0)::int FROM (
           SELECT count(*) OVER (
             PARTITION BY client_address ORDER BY at
             RANGE BETWEEN CURRENT ROW AND INTERVAL '58 seconds' FOLLOWING
           ) AS rows
           FROM auth_events WHERE code = 'insufficient_role' AND client_address = ANY ($1)
         ) AS windows
       ) AS most`,
      [REFUSED_ADDRESSES],
    ),
  );
  return { counted: rows[0]?.counted ?? 0, maxRows: rows[0]?.most ?? 0 };
}

/** Reads the sum of `audit_events_lost_total` of all processes, by queue. */
async function readLost(apis: readonly string[]): Promise<Record<string, number>> {
  const lost: Record<string, number> = {};
  for (const api of apis) {
    const response = await fetch(`${api}/metrics`);
    if (!response.ok) throw new Error(`${api}/metrics: ${response.status}`);
    const metrics = await response.text();
    for (const [, queue = '', rows] of metrics.matchAll(
      /^audit_events_lost_total\{queue="(\w+)"\} (\d+)$/gm,
    )) {
      lost[queue] = (lost[queue] ?? 0) + Number(rows);
    }
  }
  return lost;
}
