import type { ApiCode } from '../support/api-codes.js';

/** The error codes that Basic adds to every route that accepts it. */
export default { Basic: ['invalid_credentials', 'rate_limited'] } satisfies Readonly<
  Record<string, readonly ApiCode[]>
>;
