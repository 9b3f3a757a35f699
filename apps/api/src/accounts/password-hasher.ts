import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Injectable, Optional } from '@nestjs/common';
import { verify } from '@node-rs/argon2';
import { ARGON2_OPTIONS, hashPassword } from '@repo/db';
import { problem } from '../problems/problem-exception.js';
import type { QueueBounds } from './fair-queue.js';
import { FairSlots } from './fair-slots.js';
import type { ClientKey } from './client-key.js';

/** Hashes run on the four threads of libuv: one stays free for DNS and files. */
const AT_ONCE = Math.min(availableParallelism(), 3);
/** 64 hashes take about a second. 512 leave room for several flooding networks and all other clients. */
const WAITING = { perNetwork: 64, inTotal: 512 };
/** Longest wait in milliseconds. Work in a slot queries the database, so waits get this long when the database hangs. */
const PATIENCE = 5000;

const { memoryCost, timeCost, parallelism } = ARGON2_OPTIONS;
/** The prefix of a hash with the current parameters, in the PHC string format. */
const CURRENT = `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`;

const base64 = (bytes: number) => randomBytes(bytes).toString('base64').replace(/=+$/, '');

/** A hash that no password matches: the password of an unknown user is compared with it, which takes the same time. */
const DUMMY_HASH = `${CURRENT}${base64(16)}$${base64(32)}`;

/**
 * Compares a password with a stored hash. Without a hash, it takes the same time and returns false. Call it in
 * {@link PasswordHasher.inTurn}.
 */
export async function isPassword(password: string, hash: string = DUMMY_HASH): Promise<boolean> {
  return verify(hash, password.normalize('NFC'));
}

/** Hashes passwords: Argon2id (RFC 9106) over Unicode NFC (NIST SP 800-63B-4 §3.1.1.2). All of its work shares one queue. */
@Injectable()
export class PasswordHasher {
  readonly #slots: FairSlots;

  /**
   * @param atOnce number of hashes that run at once
   * @param waiting limits of the queue
   */
  constructor(@Optional() atOnce = AT_ONCE, @Optional() waiting: QueueBounds = WAITING) {
    this.#slots = new FairSlots(atOnce, waiting, PATIENCE);
  }

  /**
   * Runs work that hashes a password when its turn comes.
   *
   * @throws service_unavailable when the queue is full or the wait is too long
   */
  async inTurn<T>(client: ClientKey, work: () => Promise<T>): Promise<T> {
    const result = await this.#slots.enter(client, async () => ({ value: await work() }));
    // Not rate_limited: no quota is used up, and other users of the network may be the cause.
    if (result === undefined) throw problem('service_unavailable', { retryAfter: 1 });
    return result.value;
  }

  /**
   * Hashes a new password.
   *
   * @throws service_unavailable as {@link inTurn}
   */
  hash(password: string, client: ClientKey): Promise<string> {
    return this.inTurn(client, () => hashPassword(password));
  }

  /**
   * Hashes a correct password with the current parameters if the stored hash has older ones.
   *
   * @returns undefined when the stored hash is current, or when no slot is free; in that case, the next sign-in tries again
   */
  async rehash(
    storedHash: string,
    password: string,
    client: ClientKey,
  ): Promise<string | undefined> {
    if (storedHash.startsWith(CURRENT)) return undefined;
    return this.#slots.tryEnter(client, () => hashPassword(password));
  }
}
