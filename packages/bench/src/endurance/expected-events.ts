import { withClient } from '@repo/db';

/**
 * The column that tells an event's row. The request's id will do where a response of 200 means that the same request
 * recorded it. Others may be sent again after a 503 that came too late to undo what they did.
 */
const COLUMNS = {
  session_created: 'request_id',
  session_renewed: 'request_id',
  session_logout: 'session_id',
  privilege_permissions_changed: 'detail',
  user_updated: 'detail',
} as const;

export type ExpectedEvent = keyof typeof COLUMNS;

/** How often something was done, and how often the trail does not have it. */
export interface Recorded {
  readonly event: ExpectedEvent;
  readonly done: number;
  readonly missing: number;
}

/** The events that the audit trail must hold, since what they record was answered with success. */
export class ExpectedEvents {
  readonly #values = new Map<ExpectedEvent, string[]>();

  /** @param value in the column by which this event is found */
  add(event: ExpectedEvent, value: string): void {
    const values = this.#values.get(event) ?? [];
    this.#values.set(event, values);
    values.push(value);
  }

  /** Looks each of them up. */
  async lookUp(databaseUrl: string): Promise<Recorded[]> {
    return withClient(databaseUrl, async (client) => {
      const recorded: Recorded[] = [];
      for (const [event, values] of this.#values) {
        const { rows } = await client.query<{ missing: number }>(
          `SELECT count(*)::int AS missing FROM unnest($2::text[]) AS value
           WHERE value NOT IN (
             SELECT ${COLUMNS[event]}::text FROM auth_events
             WHERE event = $1 AND ${COLUMNS[event]} IS NOT NULL
           )`,
          [event, values],
        );
        recorded.push({ event, done: values.length, missing: rows[0]?.missing ?? values.length });
      }
      return recorded;
    });
  }
}
