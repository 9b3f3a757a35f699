import type { IssuedTokens } from '../tokens/issue.js';

/** The body that carries tokens (RFC 6749 §5.1, in this API's camel case). */
export interface TokenBody extends Omit<IssuedTokens, 'sessionId'> {
  readonly tokenType: 'Bearer';
}

export function tokenBody(tokens: IssuedTokens): TokenBody {
  const { accessToken, expiresIn, refreshToken, refreshExpiresIn } = tokens;
  return { tokenType: 'Bearer', accessToken, expiresIn, refreshToken, refreshExpiresIn };
}
