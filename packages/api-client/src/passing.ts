import type { Code } from '@repo/errors';

/** What may come in place of any operation's own answer, from whatever stands before the API: not now. */
export const passingCodes = [
  'rate_limited',
  'internal_error',
  'bad_gateway',
  'gateway_timeout',
  'service_unavailable',
] as const satisfies readonly Code[];

export type PassingCode = (typeof passingCodes)[number];
