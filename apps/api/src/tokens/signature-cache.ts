import { ACCESS_TOKEN_TYPE, verifyJws, type Verification } from './jws.js';
import type { SigningKeys } from './signing-keys.js';

/** Capacity of each of the two generations. A token is about a kilobyte. */
const MAX_TOKENS = 2048;

/**
 * Caches verified signatures of access tokens, since a signature stays valid. Expiry and the state of the session are not
 * cached.
 *
 * Only valid tokens are cached, so forged ones cannot fill the cache. When the recent generation is full, it replaces the
 * older one, so tokens that were not used meanwhile are dropped.
 */
export class SignatureCache {
  #recent = new Map<string, Verification>();
  #older = new Map<string, Verification>();

  constructor(
    private readonly keys: SigningKeys,
    private readonly maxTokens = MAX_TOKENS,
  ) {}

  /** Number of cached tokens. */
  get size(): number {
    return this.#recent.size + this.#older.size;
  }

  /** Verifies a token, from the cache if possible. */
  verify(token: string): Verification {
    const recent = this.#recent.get(token);
    if (recent !== undefined) return recent;
    const verification = this.#older.get(token) ?? verifyJws(token, ACCESS_TOKEN_TYPE, this.keys);
    if ('claims' in verification) this.#remember(token, verification);
    return verification;
  }

  #remember(token: string, verification: Verification): void {
    if (this.#recent.size >= this.maxTokens) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(token, verification);
  }
}
