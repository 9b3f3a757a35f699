import { withClient } from '@repo/db';

/**
 * The column by which the row of an event is found. A sign-in or refresh that got a 200 has recorded its event itself, so the
 * request id identifies it. The other requests may have had an effect although they got a 503. They are then repeated, and
 * the event does not have the id of the request that got the 200.
 */
const COLUMNS = {
  session_created: 'request_id',
  session_renewed: 'request_id',
  session_logout: 'session_id',
  privilege_permissions_changed: 'detail',
  user_updated: 'detail',
} as const;

type ExpectedEvent = keyof typeof COLUMNS;

/** Number of times that something was done, and of events that the trail lacks. */
export interface Recorded {
  readonly event: ExpectedEvent;
  readonly done: number;
  readonly missing: number;
}

/** The events that the audit trail must have, since their requests were successful. */
export class ExpectedEvents {
  readonly #values = new Map<ExpectedEvent, string[]>();

  /** @param value in the column that identifies this event */
  add(event: ExpectedEvent, value: string): void {
    const values = this.#values.get(event) ?? [];
    this.#values.set(event, values);
    values.push(value);
  }

  /** Looks up all events. */
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
