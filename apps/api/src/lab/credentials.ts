import { Inject, Injectable } from '@nestjs/common';
import type { Role } from '@repo/db';
import { Pool } from 'pg';
import { statement } from '../database/statement.js';
import { inTransaction } from '../database/transaction.js';
import type { SessionClient } from '../sessions/sessions.module.js';
import { Sessions } from '../sessions/sessions.js';
import { SETTINGS, type Settings } from '../settings.js';
import { SIGNING_KEYS, type SigningKeys } from '../tokens/signing-keys.js';
import { Tokens } from '../tokens/tokens.js';
import { tokenVariants, type TokenVariant } from './token-variants.js';
import { ThrowAwayAccounts } from './throw-away-accounts.js';

/** The choices for the time of the sign-in. */
export const signIns = ['now', 'access_token_expired', 'step_up_due', 'session_expired'] as const;

export interface CredentialOptions {
  readonly role: Role;
  /** The time of the sign-in: `now`, or long enough ago that the named event has happened since. */
  readonly signedIn: (typeof signIns)[number];
  readonly accessToken: TokenVariant;
}

export interface MadeCredentials {
  readonly email: string;
  readonly password: string;
  readonly userId: string;
  readonly sessionId: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

const olderStatement = statement<[sessionId: string, seconds: number], never>(
  'make_session_older',
  `
  UPDATE sessions SET (auth_time, created_at, idle_expires_at, expires_at) = (
    SELECT auth_time - ago, created_at - ago, idle_expires_at - ago, expires_at - ago
    FROM make_interval(secs => $2) AS ago
  ) WHERE id = $1`,
);

/** Makes throw-away accounts and signs them in. Only what an experiment is about differs from genuine credentials. */
@Injectable()
export class Credentials {
  readonly #secondsAgo: Readonly<Record<CredentialOptions['signedIn'], number>>;

  constructor(
    private readonly pool: Pool,
    private readonly accounts: ThrowAwayAccounts,
    private readonly sessions: Sessions,
    private readonly tokens: Tokens,
    @Inject(SIGNING_KEYS) private readonly keys: SigningKeys,
    @Inject(SETTINGS) { ACCESS_TOKEN_TTL, STEP_UP_MAX_AGE, SESSION_TTL }: Settings,
  ) {
    this.#secondsAgo = {
      now: 0,
      access_token_expired: ACCESS_TOKEN_TTL + 1,
      step_up_due: STEP_UP_MAX_AGE + 1,
      session_expired: SESSION_TTL + 1,
    };
  }

  /**
   * Creates an account and signs it in. The audit trail does not record this sign-in, since no person has signed in.
   *
   * @param client the client of the session
   * @throws rate_limited
   */
  async make(
    { role, signedIn, accessToken }: CredentialOptions,
    client: SessionClient,
  ): Promise<MadeCredentials> {
    const account = await this.accounts.prepare();
    const { userId, email, password, passwordHash } = account;
    const secondsAgo = this.#secondsAgo[signedIn];
    const issued = await inTransaction(this.pool, async (transaction) => {
      await this.accounts.create(transaction, role, account);
      const user = { id: userId, passwordHash };
      const tokens = await this.sessions.openFirst(transaction, user, client, async () => {});
      await olderStatement(transaction, tokens.sessionId, secondsAgo);
      return tokens;
    });
    const { sessionId, refreshToken } = issued;
    const changed = this.#change(issued.accessToken, secondsAgo, accessToken);
    return { email, password, userId, sessionId, accessToken: changed, refreshToken };
  }

  /**
   * Issues an access token again, as if it had been issued some time ago. The refresh token stays as it is, because the
   * times in the session's row decide when it expires.
   */
  #change(token: string, secondsAgo: number, state: TokenVariant): string {
    const check = this.tokens.checkAccessToken(token);
    if (!('claims' in check)) throw new Error(`a new access token is not valid: ${check.why}`);
    const { claims } = check;
    const times = {
      iat: claims.iat - secondsAgo,
      exp: claims.exp - secondsAgo,
      auth_time: claims.auth_time - secondsAgo,
    };
    return tokenVariants[state]({ ...claims, ...times }, this.keys);
  }
}
