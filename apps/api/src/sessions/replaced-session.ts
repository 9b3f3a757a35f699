import type { Tokens } from '../tokens/tokens.js';

/** A session that ends because its client signs in again. */
export interface ReplacedSession {
  readonly sessionId: string;
  readonly userId: string;
}

/**
 * Returns the session of the access token that came with a sign-in. The token may have expired.
 *
 * @returns undefined without a token, or with one that is not valid
 */
export function replacedSession(
  token: string | undefined,
  tokens: Pick<Tokens, 'checkAccessToken'>,
): ReplacedSession | undefined {
  if (token === undefined) return undefined;
  const check = tokens.checkAccessToken(token);
  if (!('claims' in check)) return undefined;
  const { sid: sessionId, sub: userId } = check.claims;
  return { sessionId, userId };
}
