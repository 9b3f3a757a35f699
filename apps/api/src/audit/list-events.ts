import type { AuthEvent, PrismaClient } from '@repo/db';
import { pageOf, type PageQuery } from '../http/page.js';
import { firstIdAt, MOST_AHEAD } from '../new-id.js';

export interface EventPage {
  readonly events: readonly AuthEvent[];
  /** Where the next page begins; null when this is the last one. */
  readonly nextCursor: string | null;
  /** Where to look for a request that has no event of its own. */
  readonly hint?: string;
}

const HINT =
  'No event has this request ID. Look for it in the logs of the API and of the web server: refusals that repeat within a minute are counted in one event, which has the ID of the first, and refusals of the web server itself have no event.';

/** Only events with each of these; `from` is included, `to` is not. */
interface EventFilter {
  readonly requestId?: string | undefined;
  readonly code?: string | undefined;
  readonly userId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/**
 * What the time says of the ids, so that a page of long ago is found by the index and not by reading all since. The time in
 * an event's id is its `at`, or ahead of it by at most `MOST_AHEAD`.
 */
const idsBetween = (from: string | undefined, to: string | undefined) => ({
  ...(from !== undefined && { gte: firstIdAt(Date.parse(from)) }),
  ...(to !== undefined && { lt: firstIdAt(Date.parse(to) + MOST_AHEAD) }),
});

/** A page of the audit trail, the newest first. */
export async function listEvents(
  prisma: PrismaClient,
  { limit, cursor, requestId, code, userId, from, to }: PageQuery & EventFilter,
): Promise<EventPage> {
  const found = await prisma.authEvent.findMany({
    where: {
      id: idsBetween(from, to),
      ...(cursor !== undefined && { AND: { id: { lt: cursor } } }),
      ...(requestId !== undefined && { requestId }),
      ...(code !== undefined && { code }),
      ...(userId !== undefined && { userId }),
      at: {
        ...(from !== undefined && { gte: new Date(from) }),
        ...(to !== undefined && { lt: new Date(to) }),
      },
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const { rows: events, nextCursor } = pageOf(found, limit);
  // With another filter or past the first page, the request may have events that this page leaves out.
  const others = [cursor, code, userId, from, to];
  const isByRequest = requestId !== undefined && others.every((filter) => filter === undefined);
  return { events, nextCursor, ...(isByRequest && events.length === 0 && { hint: HINT }) };
}
