import { z } from 'zod';

/** An id that no request has (RFC 9562 §5.9). */
const NIL = '00000000-0000-0000-0000-000000000000';

/** The request id of a search, as it was typed; empty if there is no search. */
export const typedRequestId = (query: URLSearchParams): string =>
  (query.get('requestId') ?? '').trim();

/** Reads the request id of a search, also in the form of an `instance`. Text that is not an id finds nothing. */
export function requestIdIn(query: URLSearchParams): string | undefined {
  const typed = typedRequestId(query).replace(/^urn:uuid:/i, '');
  if (typed === '') return undefined;
  return z.uuid().safeParse(typed).data ?? NIL;
}
