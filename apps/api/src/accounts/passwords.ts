import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Injectable, Optional } from '@nestjs/common';
import { verify } from '@node-rs/argon2';
import { ARGON2_OPTIONS, hashPassword } from '@repo/db';
import { problem } from '../problems/problem-exception.js';
import type { QueueBounds } from './fair-queue.js';
import { FairSlots } from './fair-slots.js';
import type { ClientKey } from './client-key.js';

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

/** The hash of no password: the password of an unknown user is compared with it, for the same work. */
const NOBODY = `${TODAY}${base64(16)}$${base64(32)}`;

/**
 * Compares a password with a stored hash. Without one it does the same work, and is false. Call it in turn.
 */
export async function isPassword(password: string, hash: string = NOBODY): Promise<boolean> {
  return verify(hash, password.normalize('NFC'));
}

/** Passwords and their hashes: Argon2id (RFC 9106) over Unicode NFC (NIST SP 800-63B-4 §3.1.1.2). */
@Injectable()
export class Passwords {
  readonly #slots: FairSlots;

  /**
   * @param atOnce how many hashes run at once
   * @param waiting how many wait for that
   */
  constructor(@Optional() atOnce = AT_ONCE, @Optional() waiting: QueueBounds = WAITING) {
    this.#slots = new FairSlots(atOnce, waiting, PATIENCE);
  }

  /**
   * Runs work that hashes a password, when its turn comes.
   *
   * @throws service_unavailable when it does not: too many wait, or for too long
   */
  async inTurn<T>(client: ClientKey, work: () => Promise<T>): Promise<T> {
    const result = await this.#slots.enter(client, async () => ({ value: await work() }));
    // Not rate_limited: no quota is used up, and the others of that network may have nothing to do with it.
    if (result === undefined) throw problem('service_unavailable', { retryAfter: 1 });
    return result.value;
  }

  /**
   * Hashes a password that was chosen.
   *
   * @throws service_unavailable when its turn does not come
   */
  hash(password: string, client: ClientKey): Promise<string> {
    return this.inTurn(client, () => hashPassword(password));
  }

  /**
   * The hash with today's parameters of a password that was right for a hash with others.
   *
   * @returns undefined when the stored one will do, or when it would have to wait: the next sign-in sees to it
   */
  async renew(
    storedHash: string,
    password: string,
    client: ClientKey,
  ): Promise<string | undefined> {
    if (storedHash.startsWith(TODAY)) return undefined;
    return this.#slots.tryEnter(client, () => hashPassword(password));
  }
}
