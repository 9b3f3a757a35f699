import { Inject, Injectable } from '@nestjs/common';
import { networkOf } from '@repo/http-edge';
import { Pool } from 'pg';
import type { Queryable } from '../database/statement.js';
import { SETTINGS, type Settings } from '../settings.js';
import { type Counted, Quota, type UsedUp } from './quota.js';

export type SignInLimits = Pick<Settings, 'LOGIN_RATE_LIMIT' | 'LOGIN_RATE_WINDOW'>;

/** A network may fail this many times as often as one e-mail address, since many users can share it. */
export const NETWORK_FACTOR = 5;

/**
 * Limits failed sign-ins by submitted e-mail address, with or without an account, and by network. All ways to send a password
 * count; successes do not, since Basic sends the password with each request.
 *
 * Failures of a signed-in user count for the session only. So strangers who use up the limits of the user's e-mail address
 * and network cannot lock the user out of an active session.
 */
@Injectable()
export class FailedSignIns {
  readonly #byIdentifier: Quota;
  readonly #byNetwork: Quota;
  readonly #bySession: Quota;

  constructor(
    pool: Pool,
    @Inject(SETTINGS) { LOGIN_RATE_LIMIT: limit, LOGIN_RATE_WINDOW: window }: SignInLimits,
  ) {
    this.#byIdentifier = new Quota(pool, { name: 'login', limit, window });
    this.#byNetwork = new Quota(pool, {
      name: 'login-address',
      limit: limit * NETWORK_FACTOR,
      window,
    });
    this.#bySession = new Quota(pool, { name: 'login-session', limit, window });
  }

  /**
   * Returns the limits of a sign-in.
   *
   * @param identifier the submitted e-mail address, normalised
   */
  attempt(identifier: string, clientAddress: string): SignInAttempt {
    return attemptOf([
      [this.#byIdentifier, identifier],
      [this.#byNetwork, networkOf(clientAddress)],
    ]);
  }

  /** Returns the limit of a signed-in user who confirms the password. */
  attemptIn(sessionId: string): SignInAttempt {
    return attemptOf([[this.#bySession, sessionId]]);
  }

  /** Resets the count of an e-mail address after its owner has proved that it is theirs. */
  forget(transaction: Queryable, identifier: string): Promise<void> {
    return this.#byIdentifier.clear(transaction, identifier);
  }
}

/** The limits of one attempt. */
export interface SignInAttempt {
  /** The keys of its counts. */
  readonly keys: readonly string[];
  /** Returns the exceeded limits, given the counts of its keys. */
  usedUp(counted: readonly Counted[]): UsedUp[];
  /**
   * Counts a failure.
   *
   * @returns the names of the limits that it reached
   */
  failed(): Promise<string[]>;
}

function attemptOf(counts: readonly (readonly [Quota, subject: string])[]): SignInAttempt {
  const limits = counts.map(([quota, subject]) => ({ quota, subject, key: quota.keyOf(subject) }));
  return {
    keys: limits.map(({ key }) => key),
    usedUp: (counted) =>
      limits.flatMap(
        ({ quota, key }) => quota.usedUpBy(counted.find((one) => one.key === key)) ?? [],
      ),
    failed: async () => {
      const reached = limits.map(async ({ quota, subject }) =>
        (await quota.useUp(subject)) ? [quota.policy.name] : [],
      );
      return (await Promise.all(reached)).flat();
    },
  };
}
