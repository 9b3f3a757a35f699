import type { AuthEvent, PrismaClient } from '@repo/db';
import { firstIdAt, MAX_AHEAD } from '../database/ids.js';
import { pageOf, type PageQuery } from '../validation/page.js';

export interface EventPage {
  readonly events: readonly AuthEvent[];
  /** The `cursor` of the next page; null on the last page. */
  readonly nextCursor: string | null;
  /** Advice when no event has the given request ID. */
  readonly hint?: string;
}

const HINT =
  'No event has this request ID. Look for it in the logs of the API and of the web server: refusals that repeat within a minute are counted in one event, which has the ID of the first, and refusals of the web server itself have no event.';

/** All given conditions must match; `from` is inclusive, `to` is exclusive. */
interface EventFilter {
  readonly requestId?: string | undefined;
  readonly code?: string | undefined;
  readonly userId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/**
 * Turns a period into a range of ids, so that the database finds the events of an old period by the index on ids. The
 * time in an event's id is its `at`, or at most `MAX_AHEAD` later.
 */
const idsBetween = (from: string | undefined, to: string | undefined) => ({
  ...(from !== undefined && { gte: firstIdAt(Date.parse(from)) }),
  ...(to !== undefined && { lt: firstIdAt(Date.parse(to) + MAX_AHEAD) }),
});

/** Lists a page of the audit trail, newest first. */
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
  // With another filter, or on a later page, an empty result does not mean that the request has no event.
  const others = [cursor, code, userId, from, to];
  const isByRequest = requestId !== undefined && others.every((filter) => filter === undefined);
  return { events, nextCursor, ...(isByRequest && events.length === 0 && { hint: HINT }) };
}
