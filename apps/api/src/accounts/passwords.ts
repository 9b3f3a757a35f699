import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { verify } from '@node-rs/argon2';
import { ARGON2_OPTIONS, hashPassword } from '@repo/db';
import { problem, type ProblemException } from '../problems/problem-exception.js';
import type { UsedUp } from '../limits/quota.js';
import type { QueueBounds } from './fair-queue.js';
import { FairSlots } from './fair-slots.js';
import type { Requester } from './requester.js';

/** Hashes run on libuv's four threads: one stays free for name look-ups and files. */
const AT_ONCE = Math.min(availableParallelism(), 3);
/** One network waits about a second at most. In all there is room for some that flood and everybody else. */
const WAITING = { perNetwork: 64, inAll: 512 };
/** In milliseconds. The turn does not come in time when the database hangs. */
const PATIENCE = 5000;

const { memoryCost, timeCost, parallelism } = ARGON2_OPTIONS;
/** How a hash with today's parameters begins (the PHC string format). */
const TODAY = `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`;

const base64 = (bytes: number) => randomBytes(bytes).toString('base64').replace(/=+$/, '');

/** The hash of no password: whoever has no account is verified against it, with the same work. */
const NOBODY = `${TODAY}${base64(16)}$${base64(32)}`;

/** Whose password it may be. */
export interface PasswordOwner {
  readonly passwordHash: string;
  readonly isDisabled: boolean;
}

/** What one try of a password asks of whoever keeps the accounts. */
export interface PasswordTry<Owner> {
  /**
   * Asked when its turn has come, just before the hash.
   *
   * @returns `owner` is undefined when there is no such account: as much work is done, and the password is wrong
   */
  find(): Promise<{
    readonly owner: Owner | undefined;
    /** The quotas that do not grant it. */
    readonly usedUp: readonly UsedUp[];
  }>;
  /** Counts it as a failure. */
  failed(): Promise<void>;
}

/**
 * What a check of a password comes to. It was not looked at when it is `busy`, its turn did not come, or
 * `limited`, too many have failed.
 */
export type PasswordCheck<Owner> =
  | { readonly outcome: 'busy' }
  | { readonly outcome: 'limited'; readonly usedUp: readonly UsedUp[] }
  | { readonly outcome: 'right'; readonly owner: Owner }
  | { readonly outcome: 'wrong'; readonly owner: Owner | undefined };

/**
 * The refusal of a password whose turn to be hashed does not come: too many wait, or for too long. Not `rate_limited`: no
 * quota is used up, and the others of that network may have nothing to do with it.
 */
export function busy(): ProblemException {
  return problem('service_unavailable', { retryAfter: 1 });
}

/** Passwords and their hashes: Argon2id (RFC 9106) over Unicode NFC (NIST SP 800-63B-4 §3.1.1.2). */
export class Passwords {
  readonly #slots: FairSlots;

  /**
   * @param atOnce how many hashes run at once
   * @param waiting how many wait for that
   */
  constructor(atOnce = AT_ONCE, waiting: QueueBounds = WAITING) {
    this.#slots = new FairSlots(atOnce, waiting, PATIENCE);
  }

  /**
   * Compares a password with the stored hash of whoever is found. Who is turned away was not looked for either.
   *
   * A failure is counted before the next password is hashed in its place, so that those that come at once have no more
   * tries than those that come in turn, but for the few that are hashed at once.
   */
  async check<Owner extends PasswordOwner>(
    password: string,
    by: Requester,
    attempt: PasswordTry<Owner>,
  ): Promise<PasswordCheck<Owner>> {
    const checked = await this.#slots.enter(by, () => this.#try(password, attempt));
    return checked ?? { outcome: 'busy' };
  }

  async #try<Owner extends PasswordOwner>(
    password: string,
    attempt: PasswordTry<Owner>,
  ): Promise<PasswordCheck<Owner>> {
    const { owner, usedUp } = await attempt.find();
    if (usedUp.length > 0) return { outcome: 'limited', usedUp };
    const isRight = await verify(owner?.passwordHash ?? NOBODY, password.normalize('NFC'));
    if (isRight && owner?.isDisabled === false) return { outcome: 'right', owner };
    await attempt.failed();
    return { outcome: 'wrong', owner };
  }

  /**
   * The hash of a password that somebody has chosen.
   *
   * @throws service_unavailable when its turn does not come
   */
  async hash(password: string, by: Requester): Promise<string> {
    const hashed = await this.#slots.enter(by, () => hashPassword(password));
    if (hashed === undefined) throw busy();
    return hashed;
  }

  /**
   * The hash with today's parameters of a password that was right for a hash with others.
   *
   * @returns undefined when the stored one will do, or when it would have to wait: the next sign-in sees to it
   */
  async renew(storedHash: string, password: string, by: Requester): Promise<string | undefined> {
    if (storedHash.startsWith(TODAY)) return undefined;
    return this.#slots.tryEnter(by, () => hashPassword(password));
  }
}
