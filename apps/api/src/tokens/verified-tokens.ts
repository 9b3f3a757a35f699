import { ACCESS_TOKEN_TYPE, verifyJws, type Verification } from './jws.js';
import type { SigningKeys } from './signing-keys.js';

/** How many tokens each of the two generations remembers. A token is about a kilobyte. */
const MOST = 2048;

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
    const verification = this.#older.get(token) ?? verifyJws(token, ACCESS_TOKEN_TYPE, this.#keys);
    if ('claims' in verification) this.#remember(token, verification);
    return verification;
  }

  #remember(token: string, verification: Verification): void {
    if (this.#recent.size >= this.#most) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(token, verification);
  }
}
