import type { Pool } from 'pg';
import { networkOf } from './network.js';
import { findUsedUp, Quota, type UsedUp } from './quota.js';

export interface SignInLimits {
  /** `LOGIN_RATE_LIMIT` */
  readonly limit: number;
  /** `LOGIN_RATE_WINDOW` in seconds. */
  readonly window: number;
}

/** Many people can share an address. */
export const ADDRESS_FACTOR = 5;

/**
 * Failed sign-ins, by the identifier that was sent, whether anybody has it or not, and by where they come from. However
 * a password is sent, it counts here. Successes do not: who has the right password can use it with each request.
 */
export class FailedSignIns {
  readonly #pool: Pool;
  readonly #byIdentifier: Quota;
  readonly #byAddress: Quota;

  constructor(pool: Pool, { limit, window }: SignInLimits) {
    this.#pool = pool;
    this.#byIdentifier = new Quota(pool, { name: 'login', limit, window });
    this.#byAddress = new Quota(pool, {
      name: 'login-address',
      limit: limit * ADDRESS_FACTOR,
      window,
    });
  }

  /**
   * What is about to be tried.
   *
   * @param identifier in its one spelling
   */
  attempt(identifier: string, clientAddress: string): SignInAttempt {
    const network = networkOf(clientAddress);
    return {
      usedUp: () =>
        findUsedUp(this.#pool, [
          [this.#byIdentifier, identifier],
          [this.#byAddress, network],
        ]),
      failed: async () => {
        await Promise.all([this.#byIdentifier.take(identifier), this.#byAddress.take(network)]);
      },
    };
  }
}

/** One try of a password. */
export interface SignInAttempt {
  /** The quotas that do not grant it. */
  usedUp(): Promise<UsedUp[]>;
  /** Counts it as a failure. */
  failed(): Promise<void>;
}
