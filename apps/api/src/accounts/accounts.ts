import type { PrismaClient, Role } from '@repo/db';
import type { Pool } from 'pg';
import { statement } from '../database/statement.js';
import type { FailedSignIns } from '../limits/failed-sign-ins.js';
import type { UsedUp } from '../limits/quota.js';
import type { Passwords } from './passwords.js';

/** What a person sees of their own account. */
export interface Profile {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: Date;
}

/** A user whose password was right a moment ago. */
export interface SignedInUser {
  readonly id: string;
  readonly role: Role;
  readonly passwordHash: string;
}

/** `cause` is for the log: to the outside all refusals are one. */
export type Authentication =
  | { readonly outcome: 'accepted'; readonly user: SignedInUser }
  | { readonly outcome: 'refused'; readonly cause: 'unknown user' | 'wrong password' | 'disabled' }
  | { readonly outcome: 'limited'; readonly usedUp: readonly UsedUp[] }
  | { readonly outcome: 'busy' };

/** What there is at an address. */
export type Standing = 'none' | 'open' | 'disabled';

interface FoundUser extends SignedInUser {
  readonly isDisabled: boolean;
}

const signInStatement = statement<
  [email: string],
  { id: string; role: Role; password_hash: string; is_disabled: boolean }
>(
  'user_signing_in',
  `SELECT id, role, password_hash, disabled_at IS NOT NULL AS is_disabled FROM users WHERE email = $1`,
);

const profileStatement = statement<
  [userId: string],
  Omit<Profile, 'createdAt'> & { created_at: Date }
>(
  'profile',
  `SELECT id, email, name, role, created_at FROM users WHERE id = $1 AND disabled_at IS NULL`,
);

const PROFILE = { id: true, email: true, name: true, role: true, createdAt: true } as const;

/** The accounts of people. A disabled one is, but for the log, as if it were not there. */
export class Accounts {
  readonly #pool: Pool;
  readonly #prisma: PrismaClient;
  readonly #passwords: Passwords;
  readonly #failedSignIns: FailedSignIns;

  constructor(
    pool: Pool,
    prisma: PrismaClient,
    passwords: Passwords,
    failedSignIns: FailedSignIns,
  ) {
    this.#pool = pool;
    this.#prisma = prisma;
    this.#passwords = passwords;
    this.#failedSignIns = failedSignIns;
  }

  /**
   * Who an e-mail address and a password belong to. Takes the same time for every refusal, and counts it: however a
   * password comes, it is tried here.
   *
   * @param clientAddress where it comes from
   */
  async authenticate(
    email: string,
    password: string,
    clientAddress: string,
  ): Promise<Authentication> {
    const identifier = normaliseEmail(email);
    const check = await this.#passwords.check(
      () => this.#find(identifier),
      password,
      this.#failedSignIns.attempt(identifier, clientAddress),
    );
    if (check.outcome === 'busy' || check.outcome === 'limited') return check;
    const { outcome, owner: user } = check;
    if (user === undefined) return { outcome: 'refused', cause: 'unknown user' };
    if (outcome === 'wrong') {
      return { outcome: 'refused', cause: user.isDisabled ? 'disabled' : 'wrong password' };
    }
    const passwordHash = await this.#renewHash(user, password);
    return { outcome: 'accepted', user: { id: user.id, role: user.role, passwordHash } };
  }

  /** What there is at an address. Nobody is told but its owner. */
  async standingOf(email: string): Promise<Standing> {
    const user = await this.#find(email);
    if (user === undefined) return 'none';
    return user.isDisabled ? 'disabled' : 'open';
  }

  async profileOf(userId: string): Promise<Profile | undefined> {
    const [row] = await profileStatement(this.#pool, userId);
    if (row === undefined) return undefined;
    const { created_at: createdAt, ...profile } = row;
    return { ...profile, createdAt };
  }

  async rename(userId: string, name: string): Promise<Profile | undefined> {
    const [profile] = await this.#prisma.user.updateManyAndReturn({
      where: { id: userId, disabledAt: null },
      data: { name },
      select: PROFILE,
    });
    return profile;
  }

  /** @param email in its one spelling */
  async #find(email: string): Promise<FoundUser | undefined> {
    // No address holds a control character, and PostgreSQL takes no NUL (RFC 7617 §2 forbids them in a user-id).
    if (/\p{Cc}/u.test(email)) return undefined;
    const [row] = await signInStatement(this.#pool, email);
    if (row === undefined) return undefined;
    const { id, role, password_hash: passwordHash, is_disabled: isDisabled } = row;
    return { id, role, passwordHash, isDisabled };
  }

  /** The stored hash, brought up to today's parameters while the password is at hand (OWASP Password Storage). */
  async #renewHash(
    { id, passwordHash }: { id: string; passwordHash: string },
    password: string,
  ): Promise<string> {
    const renewed = await this.#passwords.renew(passwordHash, password);
    if (renewed === undefined) return passwordHash;
    const { count } = await this.#prisma.user.updateMany({
      // Not over a password that was changed in the meantime.
      where: { id, passwordHash },
      data: { passwordHash: renewed },
    });
    return count === 1 ? renewed : passwordHash;
  }
}

/** One spelling for each address: Unicode NFC (RFC 7617 §2.1) in lower case. */
export function normaliseEmail(email: string): string {
  return email.toLowerCase().normalize('NFC');
}
