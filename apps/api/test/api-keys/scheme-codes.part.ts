import type { ApiCode } from '../support/api-codes.js';

/** The codes of every route that accepts the scheme. */
export default {
  ApiKey: ['api_key_invalid', 'api_key_expired', 'rate_limited'],
} satisfies Readonly<Record<string, readonly ApiCode[]>>;
