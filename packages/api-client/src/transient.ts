import type { Code } from '@repo/errors';

/** The codes that any operation can respond with for a while, also from a proxy in front of the API. */
export const transientCodes = [
  'rate_limited',
  'internal_error',
  'bad_gateway',
  'gateway_timeout',
  'service_unavailable',
] as const satisfies readonly Code[];

export type TransientCode = (typeof transientCodes)[number];
