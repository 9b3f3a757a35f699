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
export type PasswordCheck<Owner> =
  'busy' | { readonly owner: Owner | undefined; readonly right: boolean };

/** Passwords and their hashes: Argon2id (RFC 9106) over Unicode NFC (NIST SP 800-63B-4 §3.1.1.2). */
export class Passwords {
  /** For all who came in: looked for, waiting, or being hashed. */
  readonly #places: Gate;
  /** For who is hashed. Nobody else is in it, so it has room for all. */
  readonly #hashing: Gate;

  /**
   * @param atOnce how many hashes run at once
   * @param waiting how many wait for that
   */
  constructor(atOnce = AT_ONCE, waiting = WAITING) {
    this.#places = new Gate(atOnce + waiting, 0);
    this.#hashing = new Gate(atOnce, atOnce + waiting);
  }

  /**
   * Compares a password with the stored hash of whoever is found. Who is turned away was not looked for either.
   *
   * @param find undefined when there is no such account: as much work is done, and the password is wrong
   */
  async check<Owner extends { readonly passwordHash: string }>(
    find: () => Promise<Owner | undefined>,
    password: string,
  ): Promise<PasswordCheck<Owner>> {
    const checked = await this.#places.enter(async () => {
      const owner = await find();
      const hash = owner?.passwordHash ?? NOBODY;
      const right = await this.#hashing.enter(() => verify(hash, password.normalize('NFC')));
      return { owner, right: right === true && owner !== undefined };
    });
    return checked ?? 'busy';
  }

  /**
   * The hash with today's parameters of a password that was right for a hash with others.
   *
   * @returns undefined when the stored one will do, or when others are waiting: the next sign-in sees to it
   */
  async renew(storedHash: string, password: string): Promise<string | undefined> {
    return storedHash.startsWith(TODAY)
      ? undefined
      : this.#places.enter(async () => this.#hashing.enter(() => hashPassword(password)));
  }
}
