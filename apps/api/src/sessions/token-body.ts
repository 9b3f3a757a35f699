import { z } from 'zod';
import type { IssuedTokens } from '../tokens/issue.js';

/** A response body with tokens (RFC 6749 §5.1, in camel case). */
export const tokens = z.strictObject({
  tokenType: z.literal('Bearer'),
  accessToken: z.jwt(),
  expiresIn: z.int(),
  refreshToken: z.jwt(),
  refreshExpiresIn: z.int(),
});

export type TokenBody = Readonly<z.infer<typeof tokens>>;

/** Builds the body of issued tokens. */
export function tokenBody(issued: IssuedTokens): TokenBody {
  const { accessToken, expiresIn, refreshToken, refreshExpiresIn } = issued;
  return { tokenType: 'Bearer', accessToken, expiresIn, refreshToken, refreshExpiresIn };
}
