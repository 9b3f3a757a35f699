import { ACCESS_TOKEN_TYPE, isSignedBy, keyFor, readJws, type JsonObject } from './jws.js';
import type { SigningKeys } from './signing-keys.js';

/** Claims that one of our keys has signed, or why there are none. */
export type Verification =
  { readonly claims: JsonObject } | { readonly refused: 'malformed' | 'invalid' };

/** How many tokens each of the two generations remembers. A token is about a kilobyte. */
const MOST = 2048;

const MALFORMED = { refused: 'malformed' } as const;
const INVALID = { refused: 'invalid' } as const;

/**
 * Verifies the signature of each access token once: that a key made a signature is true for ever. Whether the token has
 * expired, or its session has ended, is not remembered here.
 *
 * Only what has verified is remembered, so nobody fills it with forgeries. When the new generation is full it becomes
 * the old one, and what nobody used since the last time is forgotten.
 */
export class VerifiedTokens {
  readonly #keys: SigningKeys;
  readonly #most: number;
  #recent = new Map<string, Verification>();
  #older = new Map<string, Verification>();

  constructor(keys: SigningKeys, most = MOST) {
    this.#keys = keys;
    this.#most = most;
  }

  /** How many tokens are remembered. */
  get size(): number {
    return this.#recent.size + this.#older.size;
  }

  verify(token: string): Verification {
    const recent = this.#recent.get(token);
    if (recent !== undefined) return recent;
    const verification = this.#older.get(token) ?? this.#read(token);
    if ('claims' in verification) this.#remember(token, verification);
    return verification;
  }

  #read(token: string): Verification {
    const jws = readJws(token);
    if (jws === undefined) return MALFORMED;
    const key = keyFor(jws.header, ACCESS_TOKEN_TYPE, this.#keys);
    return key !== undefined && isSignedBy(jws, key) ? { claims: jws.claims } : INVALID;
  }

  #remember(token: string, verification: Verification): void {
    if (this.#recent.size >= this.#most) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(token, verification);
  }
}
