import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { verify } from '@node-rs/argon2';
import { ARGON2_OPTIONS, hashPassword } from '@repo/db';
import { Gate } from './gate.js';

/**
 * Hashes run on libuv's four threads: one stays free for name look-ups and files. Who waits does so for about a second
 * at most; whoever would wait longer is told to come back.
 */
const AT_ONCE = Math.min(availableParallelism(), 3);
const WAITING = 64;

const { memoryCost, timeCost, parallelism } = ARGON2_OPTIONS;
/** How a hash with today's parameters begins (the PHC string format). */
const TODAY = `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`;

const base64 = (bytes: number) => randomBytes(bytes).toString('base64').replace(/=+$/, '');

/** The hash of no password: whoever has no account is verified against it, with the same work. */
const NOBODY = `${TODAY}${base64(16)}$${base64(32)}`;

/** What a check of a password comes to. `busy`: it was not looked at, too many others are waiting. */
export type PasswordCheck = 'right' | 'wrong' | 'busy';

/** Passwords and their hashes: Argon2id (RFC 9106) over Unicode NFC (NIST SP 800-63B-4 §3.1.1.2). */
export class Passwords {
  readonly #gate: Gate;

  constructor(gate: Gate = new Gate(AT_ONCE, WAITING)) {
    this.#gate = gate;
  }

  /**
   * Compares a password with a stored hash.
   *
   * @param storedHash undefined when there is no such account: as much work is done, and the password is wrong
   */
  async check(storedHash: string | undefined, password: string): Promise<PasswordCheck> {
    const right = await this.#gate.enter(() =>
      verify(storedHash ?? NOBODY, password.normalize('NFC')),
    );
    if (right === undefined) return 'busy';
    return right && storedHash !== undefined ? 'right' : 'wrong';
  }

  /**
   * The hash with today's parameters of a password that was right for a hash with others.
   *
   * @returns undefined when the stored one will do, or when others are waiting: the next sign-in sees to it
   */
  async renew(storedHash: string, password: string): Promise<string | undefined> {
    return storedHash.startsWith(TODAY)
      ? undefined
      : this.#gate.enter(() => hashPassword(password));
  }
}
