import type { Code } from '@repo/errors';

/** The codes of temporary problems. Any operation can respond with them, and so can a proxy in front of the API. */
export const transientCodes = [
  'rate_limited',
  'internal_error',
  'bad_gateway',
  'gateway_timeout',
  'service_unavailable',
] as const satisfies readonly Code[];

export type TransientCode = (typeof transientCodes)[number];
