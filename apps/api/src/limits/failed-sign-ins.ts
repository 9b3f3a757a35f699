import { Inject, Injectable } from '@nestjs/common';
import { networkOf } from '@repo/http-edge';
import { Pool } from 'pg';
import type { Queryable } from '../database/statement.js';
import { SETTINGS, type Settings } from '../settings.js';
import { type Counted, Quota, type UsedUp } from './quota.js';

export type SignInLimits = Pick<Settings, 'LOGIN_RATE_LIMIT' | 'LOGIN_RATE_WINDOW'>;

/** Many people can share an address. */
export const ADDRESS_FACTOR = 5;

/**
 * Failed sign-ins, by the identifier that was sent, whether anybody has it or not, and by where they come from. However
 * a password is sent, it counts here. Successes do not: who has the right password can use it with each request.
 *
 * The password of somebody who is signed in counts for their session alone: strangers can use up an identifier and an
 * address, and lock nobody out of a session that lives.
 */
@Injectable()
export class FailedSignIns {
  readonly #byIdentifier: Quota;
  readonly #byAddress: Quota;
  readonly #bySession: Quota;

  constructor(
    pool: Pool,
    @Inject(SETTINGS) { LOGIN_RATE_LIMIT: limit, LOGIN_RATE_WINDOW: window }: SignInLimits,
  ) {
    this.#byIdentifier = new Quota(pool, { name: 'login', limit, window });
    this.#byAddress = new Quota(pool, {
      name: 'login-address',
      limit: limit * ADDRESS_FACTOR,
      window,
    });
    this.#bySession = new Quota(pool, { name: 'login-session', limit, window });
  }

  /**
   * A sign-in that is about to be tried.
   *
   * @param identifier in its one spelling
   */
  attempt(identifier: string, clientAddress: string): SignInAttempt {
    return attemptOf([
      [this.#byIdentifier, identifier],
      [this.#byAddress, networkOf(clientAddress)],
    ]);
  }

  /** The password of a session's own person, about to be tried. */
  attemptIn(sessionId: string): SignInAttempt {
    return attemptOf([[this.#bySession, sessionId]]);
  }

  /** Forgets the failures of an identifier, whose owner has shown that the address is theirs. */
  forget(transaction: Queryable, identifier: string): Promise<void> {
    return this.#byIdentifier.clear(transaction, identifier);
  }
}

/** How one try of a password is counted. */
export interface SignInAttempt {
  /** Under which keys its failures are counted. */
  readonly keys: readonly string[];
  /** The quotas that do not grant it, by what is counted under its keys. */
  usedUp(counted: readonly Counted[]): UsedUp[];
  /**
   * Counts it as a failure.
   *
   * @returns the names of the quotas of which it was the last
   */
  failed(): Promise<string[]>;
}

function attemptOf(counts: readonly (readonly [Quota, subject: string])[]): SignInAttempt {
  const asked = counts.map(([quota, subject]) => ({ quota, subject, key: quota.keyOf(subject) }));
  return {
    keys: asked.map(({ key }) => key),
    usedUp: (counted) =>
      asked.flatMap(
        ({ quota, key }) => quota.usedUpBy(counted.find((one) => one.key === key)) ?? [],
      ),
    failed: async () => {
      const reached = asked.map(async ({ quota, subject }) =>
        (await quota.useUp(subject)) ? [quota.policy.name] : [],
      );
      return (await Promise.all(reached)).flat();
    },
  };
}
