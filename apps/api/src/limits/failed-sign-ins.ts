import type { Pool } from 'pg';
import { networkOf } from '@repo/http-edge';
import { type Counted, Quota, type UsedUp } from './quota.js';

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
  readonly #byIdentifier: Quota;
  readonly #byAddress: Quota;

  constructor(pool: Pool, { limit, window }: SignInLimits) {
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
    const asked = [
      { quota: this.#byIdentifier, subject: identifier },
      { quota: this.#byAddress, subject: network },
    ].map((one) => ({ ...one, key: one.quota.keyOf(one.subject) }));
    return {
      keys: asked.map(({ key }) => key),
      usedUp: (counted, now) =>
        asked.flatMap(({ quota, key }) => {
          const row = counted.find((one) => one.key === key);
          return quota.usedUpAt(now, row) ?? [];
        }),
      failed: async () => {
        const reached = asked.map(async ({ quota, subject }) =>
          (await quota.useUp(subject)) ? [quota.policy.name] : [],
        );
        return (await Promise.all(reached)).flat();
      },
    };
  }
}

/** How one try of a password is counted. */
export interface SignInAttempt {
  /** Under which keys its failures are counted. */
  readonly keys: readonly string[];
  /** The quotas that do not grant it, by what is counted under its keys. */
  usedUp(counted: readonly Counted[], now: number): UsedUp[];
  /**
   * Counts it as a failure.
   *
   * @returns the names of the quotas of which it was the last
   */
  failed(): Promise<string[]>;
}
