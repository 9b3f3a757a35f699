import type { PrismaClient, Role } from '@repo/db';
import { normaliseEmail } from '@repo/settings';
import type { Pool } from 'pg';
import type { RecordChange } from '../audit/record-change.js';
import { statement } from '../database/statement.js';
import { transaction } from '../database/transaction.js';
import type { FailedSignIns, SignInAttempt } from '../limits/failed-sign-ins.js';
import { type Counted, countedSql, type UsedUp } from '../limits/quota.js';
import type { Passwords } from './passwords.js';
import { requesterOf, type Requester } from './requester.js';

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

/** Where a password is sent from. */
export interface PasswordSource {
  readonly clientAddress: string;
  /** The session of the person, where they are signed in and were asked once more. */
  readonly sessionId?: string;
}

/** `cause` is for the log: to the outside all refusals are one. */
export type Authentication =
  | { readonly outcome: 'accepted'; readonly user: SignedInUser }
  | {
      readonly outcome: 'refused';
      readonly cause: 'unknown user' | 'wrong password' | 'disabled';
      /** The names of the limits that this failure has reached. */
      readonly limitsReached: readonly string[];
    }
  | { readonly outcome: 'limited'; readonly usedUp: readonly UsedUp[] }
  | { readonly outcome: 'busy' };

/** What there is at an address. */
export type Standing = 'none' | 'open' | 'disabled';

interface FoundUser extends SignedInUser {
  readonly isDisabled: boolean;
}

/** One row, with the user's columns null when there is none at this address. */
const signInStatement = statement<
  [email: string, keys: readonly string[]],
  { counted: Counted[] } & (
    { id: string; role: Role; password_hash: string; is_disabled: boolean } | { id: null }
  )
>(
  'user_signing_in',
  `SELECT id, role, password_hash, disabled_at IS NOT NULL AS is_disabled, ${countedSql('$2')} AS counted
   FROM (VALUES ($1)) AS asked (email) LEFT JOIN users USING (email)`,
);

const standingStatement = statement<[email: string], { is_disabled: boolean }>(
  'user_standing',
  `SELECT disabled_at IS NOT NULL AS is_disabled FROM users WHERE email = $1`,
);

type ProfileRow = Omit<Profile, 'createdAt'> & { readonly created_at: Date };

const profileStatement = statement<[userId: string], ProfileRow>(
  'profile',
  `SELECT id, email, name, role, created_at FROM users WHERE id = $1 AND disabled_at IS NULL`,
);

const renameStatement = statement<
  [userId: string, name: string],
  ProfileRow & { readonly is_another: boolean }
>(
  'rename_user',
  `
  WITH former AS (
    SELECT id, name FROM users WHERE id = $1 AND disabled_at IS NULL FOR NO KEY UPDATE
  )
  UPDATE users SET name = $2 FROM former WHERE users.id = former.id
  RETURNING users.id, email, users.name, role, created_at, former.name <> $2 AS is_another`,
);

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
   */
  async authenticate(
    email: string,
    password: string,
    { clientAddress, sessionId }: PasswordSource,
  ): Promise<Authentication> {
    const identifier = normaliseEmail(email);
    const attempt =
      sessionId === undefined
        ? this.#failedSignIns.attempt(identifier, clientAddress)
        : this.#failedSignIns.attemptIn(sessionId);
    const by = requesterOf(clientAddress, identifier);
    let limitsReached: readonly string[] = [];
    const check = await this.#passwords.check(password, by, {
      find: () => this.#find(identifier, attempt),
      failed: async () => {
        limitsReached = await attempt.failed();
      },
    });
    if (check.outcome === 'busy' || check.outcome === 'limited') return check;
    const { outcome, owner: user } = check;
    if (user === undefined) return { outcome: 'refused', cause: 'unknown user', limitsReached };
    if (outcome === 'wrong') {
      const cause = user.isDisabled ? 'disabled' : 'wrong password';
      return { outcome: 'refused', cause, limitsReached };
    }
    const passwordHash = await this.#renewHash(user, password, by);
    return { outcome: 'accepted', user: { id: user.id, role: user.role, passwordHash } };
  }

  /** What there is at an address. Nobody is told but its owner. */
  async standingOf(email: string): Promise<Standing> {
    const [user] = await standingStatement(this.#pool, email);
    if (user === undefined) return 'none';
    return user.is_disabled ? 'disabled' : 'open';
  }

  async profileOf(userId: string): Promise<Profile | undefined> {
    const [row] = await profileStatement(this.#pool, userId);
    return row && profileFrom(row);
  }

  /** @param record records it, in its transaction, if the name is another one now */
  async rename(
    userId: string,
    name: string,
    record: RecordChange<Profile>,
  ): Promise<Profile | undefined> {
    return transaction(this.#pool, async (client) => {
      const [row] = await renameStatement(client, userId, name);
      if (row === undefined) return undefined;
      const { is_another: isAnother, ...renamed } = row;
      const profile = profileFrom(renamed);
      if (isAnother) await record(client, profile);
      return profile;
    });
  }

  /** @param email in its one spelling */
  async #find(
    email: string,
    attempt: SignInAttempt,
  ): Promise<{ owner: FoundUser | undefined; usedUp: readonly UsedUp[] }> {
    // No address holds a control character, and PostgreSQL takes no NUL (RFC 7617 §2 forbids them in a user-id).
    const askable = /\p{Cc}/u.test(email) ? '' : email;
    const [row] = await signInStatement(this.#pool, askable, attempt.keys);
    if (row === undefined) throw new Error('the look for an account has no row');
    const usedUp = attempt.usedUp(row.counted);
    if (row.id === null) return { owner: undefined, usedUp };
    const { id, role, password_hash: passwordHash, is_disabled: isDisabled } = row;
    return { owner: { id, role, passwordHash, isDisabled }, usedUp };
  }

  /** The stored hash, brought up to today's parameters while the password is at hand (OWASP Password Storage). */
  async #renewHash(
    { id, passwordHash }: { id: string; passwordHash: string },
    password: string,
    by: Requester,
  ): Promise<string> {
    const renewed = await this.#passwords.renew(passwordHash, password, by);
    if (renewed === undefined) return passwordHash;
    const { count } = await this.#prisma.user.updateMany({
      // Not over a password that was changed in the meantime.
      where: { id, passwordHash },
      data: { passwordHash: renewed },
    });
    return count === 1 ? renewed : passwordHash;
  }
}

function profileFrom({ created_at: createdAt, ...profile }: ProfileRow): Profile {
  return { ...profile, createdAt };
}
