import type { IssuedTokens } from '../tokens/issue.js';

/** The body that carries tokens (RFC 6749 §5.1, in this API's camel case). */
export interface TokenBody extends IssuedTokens {
  readonly tokenType: 'Bearer';
}

export function tokenBody(tokens: IssuedTokens): TokenBody {
  return { tokenType: 'Bearer', ...tokens };
}
