import { withClient } from '@repo/db';

/**
 * The column by which the row of an event is found. For a sign-in or refresh, the request that got the 200 also
 * recorded the event, so its request id identifies the row. Any other request may take effect and still get a 503. It
 * is then repeated, and the row may not have the id of the request that got the 200.
 */
const COLUMNS = {
  session_created: 'request_id',
  session_renewed: 'request_id',
  session_logout: 'session_id',
  privilege_permissions_changed: 'detail',
  user_updated: 'detail',
} as const;

type ExpectedEvent = keyof typeof COLUMNS;

/** The number of times that an action succeeded, and the number of its events that the trail lacks. */
export interface Recorded {
  readonly event: ExpectedEvent;
  readonly done: number;
  readonly missing: number;
}

/** The events that the audit trail must have, since their requests were successful. */
export class ExpectedEvents {
  readonly #values = new Map<ExpectedEvent, string[]>();

  /** @param value the value that the event must have in its column of {@link COLUMNS} */
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
