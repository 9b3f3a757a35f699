import { z } from 'zod';

/** The id that no request has (RFC 9562 §5.9). */
const NIL = '00000000-0000-0000-0000-000000000000';

/** The request id that is looked for, as it was typed; empty where none is. */
export const typedRequestId = (query: URLSearchParams): string =>
  (query.get('requestId') ?? '').trim();

/** The request id that is looked for, also as an `instance` has it. What is no id is an id of nothing. */
export function requestIdIn(query: URLSearchParams): string | undefined {
  const typed = typedRequestId(query).replace(/^urn:uuid:/i, '');
  if (typed === '') return undefined;
  return z.uuid().safeParse(typed).data ?? NIL;
}
