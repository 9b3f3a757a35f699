import { Injectable } from '@nestjs/common';
import { PrismaClient, type Role } from '@repo/db';
import { normaliseEmail } from '@repo/settings';
import { Pool } from 'pg';
import type { PasswordCredentials } from '../credentials/credential.js';
import { statement } from '../database/statement.js';
import { FailedSignIns } from '../limits/failed-sign-ins.js';
import { countedSql, type Counted } from '../limits/quota.js';
import { rateLimited } from '../limits/rate-limited.js';
import { problem } from '../problems/problem-exception.js';
import type {
  PasswordAuthenticator,
  PasswordSource,
  AuthenticatedUser,
} from '../strategies/password-authenticator.js';
import { isPassword, PasswordHasher } from './password-hasher.js';
import { clientKeyOf, type ClientKey } from './client-key.js';

interface FoundUser extends AuthenticatedUser {
  readonly isDisabled: boolean;
}

/** Returns a row even when the address has no account: the user's columns are then null. */
const signInStatement = statement<
  [email: string, keys: readonly string[]],
  { counted: Counted[] } & (
    { id: string; role: Role; password_hash: string; is_disabled: boolean } | { id: null }
  )
>(
  'user_signing_in',
  `SELECT id, role, password_hash, disabled_at IS NOT NULL AS is_disabled, ${countedSql('$2')} AS counted
   FROM (VALUES ($1)) AS submitted (email) LEFT JOIN users USING (email)`,
);

/** Authenticates users by password. Every password is checked here, however it was sent, and failures are limited. */
@Injectable()
export class PasswordAuthentication implements PasswordAuthenticator {
  constructor(
    private readonly pool: Pool,
    private readonly prisma: PrismaClient,
    private readonly hasher: PasswordHasher,
    private readonly failedSignIns: FailedSignIns,
  ) {}

  /**
   * Checks an e-mail address and a password. A wrong password takes the same time whether or not the address has an
   * account. An attempt keeps its hashing slot until its failure is counted, so parallel attempts exceed the limit by
   * at most the number of slots.
   *
   * @throws invalid_credentials, or password_incorrect for a signed-in user; rate_limited; service_unavailable when the
   *   wait for a hashing slot is too long
   */
  async authenticate(
    sent: PasswordCredentials | undefined,
    { clientAddress, sessionId }: PasswordSource,
  ): Promise<AuthenticatedUser> {
    const code = sessionId === undefined ? 'invalid_credentials' : 'password_incorrect';
    if (sent === undefined) throw problem(code, {}, { why: 'not decodable' });
    const identifier = normaliseEmail(sent.email);
    const about = { identifier };
    const client = clientKeyOf(clientAddress, identifier);
    const attempt =
      sessionId === undefined
        ? this.failedSignIns.attempt(identifier, clientAddress)
        : this.failedSignIns.attemptIn(sessionId);
    const user = await this.hasher.inTurn(client, async () => {
      const { found, counted } = await this.#find(identifier, attempt.keys);
      const usedUp = attempt.usedUp(counted);
      if (usedUp.length > 0) throw rateLimited(usedUp, about);
      const isRight = await isPassword(sent.password, found?.passwordHash);
      if (isRight && found?.isDisabled === false) return found;
      const why =
        found === undefined ? 'unknown user' : found.isDisabled ? 'disabled' : 'wrong password';
      throw problem(code, {}, { why, about, limitsReached: await attempt.failed() });
    });
    const passwordHash = await this.#rehash(user, sent.password, client);
    return { id: user.id, role: user.role, passwordHash };
  }

  /** @param email normalised */
  async #find(
    email: string,
    keys: readonly string[],
  ): Promise<{ found: FoundUser | undefined; counted: readonly Counted[] }> {
    // No account has an address with a control character, and PostgreSQL refuses NUL. Such an address is looked up as '',
    // which matches no account.
    const searchable = /\p{Cc}/u.test(email) ? '' : email;
    const [row] = await signInStatement(this.pool, searchable, keys);
    if (row === undefined) throw new Error('the query for an account returned no row');
    const { counted } = row;
    if (row.id === null) return { found: undefined, counted };
    const { id, role, password_hash: passwordHash, is_disabled: isDisabled } = row;
    return { found: { id, role, passwordHash, isDisabled }, counted };
  }

  /**
   * Replaces a stored hash that has older parameters (OWASP Password Storage).
   *
   * @returns the new hash; the given one if it was not replaced
   */
  async #rehash(
    { id, passwordHash }: AuthenticatedUser,
    password: string,
    client: ClientKey,
  ): Promise<string> {
    const rehashed = await this.hasher.rehash(passwordHash, password, client);
    if (rehashed === undefined) return passwordHash;
    const { count } = await this.prisma.user.updateMany({
      // Only if the password has not been changed since.
      where: { id, passwordHash },
      data: { passwordHash: rehashed },
    });
    return count === 1 ? rehashed : passwordHash;
  }
}
