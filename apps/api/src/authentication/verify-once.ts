import type { KeyObject } from 'node:crypto';
import jsonwebtoken, { type JwtPayload, type VerifyErrors, type VerifyOptions } from 'jsonwebtoken';

type Done = (error: VerifyErrors | null, claims?: string | JwtPayload) => void;

/** How many tokens are remembered. Each is about a kilobyte. */
const MOST = 4096;

/** What each key has signed. Only what has verified comes in, so nobody fills it with forgeries. */
const verified = new WeakMap<KeyObject, Map<string, JwtPayload>>();

/**
 * A verifier for passport-jwt that verifies each token's signature once: that a key made a signature is true for ever.
 * Whether the token has expired, or its session has ended, is not remembered; the strategy asks that each time.
 */
export function verifyOnce(
  token: string,
  key: KeyObject,
  options: VerifyOptions,
  done: Done,
): void {
  const known = verified.get(key) ?? new Map<string, JwtPayload>();
  verified.set(key, known);
  const claims = known.get(token);
  if (claims !== undefined) {
    done(null, claims);
    return;
  }
  jsonwebtoken.verify(token, key, options, (error, payload) => {
    if (error === null && typeof payload === 'object') remember(known, token, payload);
    done(error, payload);
  });
}

function remember(known: Map<string, JwtPayload>, token: string, payload: JwtPayload): void {
  // A Map keeps the order of insertion: the first is the oldest.
  const [oldest] = known.size < MOST ? [] : known.keys();
  if (oldest !== undefined) known.delete(oldest);
  known.set(token, payload);
}
