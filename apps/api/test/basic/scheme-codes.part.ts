import type { ApiCode } from '../support/api-codes.js';

/** The error codes of every route that takes Basic. */
export default { Basic: ['invalid_credentials', 'rate_limited'] } satisfies Readonly<
  Record<string, readonly ApiCode[]>
>;
