import type { ApiCode } from '../support/api-codes.js';

/** The codes that every route with the scheme has. */
export default { Basic: ['invalid_credentials', 'rate_limited'] } satisfies Readonly<
  Record<string, readonly ApiCode[]>
>;
