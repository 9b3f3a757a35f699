import type { EndReason } from '@repo/db';
import type { Pool } from 'pg';
import {
  readAccessToken,
  type AccessTokenReading,
  type AccessTokenRules,
} from '../tokens/access-token.js';
import { issueTokens, type IssuedTokens, type LivingSession } from '../tokens/issue.js';
import { verifyRefreshToken, type RefreshClaims } from '../tokens/refresh-token.js';
import type { SigningKeys } from '../tokens/signing-keys.js';
import type { TokenClock } from '../tokens/token-clock.js';
import { canRefresh } from './can-refresh.js';
import { confirmSession, type Confirmation } from './confirm.js';
import { endSession } from './end.js';
import { endAllSessions, type EndAllOptions } from './end-all.js';
import { endOneOf } from './end-one.js';
import { listSessions, type ListedSession } from './list.js';
import { openSession, type SessionLifetimes, type VerifiedUser } from './open.js';
import type { Revocations } from './revocations/revocations.js';
import { rotate, type Rotation, type RotationRules } from './rotate.js';
import type { SessionClient } from './session-client.js';

export type SessionRules = AccessTokenRules & SessionLifetimes & RotationRules;

/** What became of a refresh: new tokens, or what the presented token was worth. */
export type Refreshed =
  | Exclude<Rotation, { session: LivingSession }>
  | {
      readonly outcome: 'rotated' | 'repeated' | 'recovered';
      readonly tokens: IssuedTokens;
    };

/** What became of a session whose password was given again. */
export type Reauthenticated =
  | Exclude<Confirmation, { session: LivingSession }>
  | { readonly outcome: 'confirmed'; readonly tokens: IssuedTokens };

/** The life of a session: it opens with a sign-in, moves on with each refresh, and ends. */
export class Sessions {
  readonly #pool: Pool;
  readonly #keys: SigningKeys;
  readonly #rules: SessionRules;
  readonly #revocations: Revocations;
  readonly #clock: TokenClock;

  constructor(
    pool: Pool,
    keys: SigningKeys,
    rules: SessionRules,
    revocations: Revocations,
    clock: TokenClock,
  ) {
    this.#pool = pool;
    this.#keys = keys;
    this.#rules = rules;
    this.#revocations = revocations;
    this.#clock = clock;
  }

  /**
   * Opens a session and ends the one that it takes the place of.
   *
   * @param client what signs in
   * @param replacedToken the access token that came with the sign-in; it may have expired, and is nothing if not ours
   * @returns undefined when the user may not sign in any more
   */
  async open(
    user: VerifiedUser,
    client: SessionClient,
    replacedToken?: string,
  ): Promise<IssuedTokens | undefined> {
    const replaced = replacedToken && sessionOf(this.readAccessToken(replacedToken));
    const opened = await openSession(this.#pool, user, this.#rules, replaced, client);
    if (opened === undefined) return undefined;
    // One that was over already keeps the reason that it ended with.
    if (opened.replaced !== undefined) this.#remember(opened.replaced, 'signed_out');
    return this.#issue(opened.session);
  }

  /** Refreshes the session that a verified refresh token names. */
  async refresh({ sid: sessionId, gen }: RefreshClaims): Promise<Refreshed> {
    const rotation = await rotate(this.#pool, sessionId, gen, this.#rules);
    if ('session' in rotation) {
      return { outcome: rotation.outcome, tokens: this.#issue(rotation.session) };
    }
    if (rotation.outcome === 'reused') this.#remember(sessionId, 'reused');
    if (rotation.outcome === 'ended') this.#remember(sessionId, rotation.reason);
    return rotation;
  }

  /** Whether {@link refresh} would grant something, without doing it. */
  canRefresh({ sid: sessionId, gen }: RefreshClaims): Promise<boolean> {
    return canRefresh(this.#pool, sessionId, gen);
  }

  /** Ends a session. One that is over, or unknown, stays as it is. */
  async end(sessionId: string, reason: EndReason): Promise<void> {
    if (await endSession(this.#pool, sessionId, reason)) this.#remember(sessionId, reason);
  }

  /** Ends all sessions of a user, but for one if it is named. */
  async endAllOf(userId: string, reason: EndReason, options: EndAllOptions = {}): Promise<void> {
    const ended = await endAllSessions(this.#pool, userId, reason, options);
    for (const sessionId of ended) this.#remember(sessionId, reason);
  }

  /**
   * Ends one of a user's sessions.
   *
   * @returns whether it was one that lived
   */
  async endOneOf(userId: string, sessionId: string, reason: EndReason): Promise<boolean> {
    const hasEnded = await endOneOf(this.#pool, userId, sessionId, reason);
    if (hasEnded) this.#remember(sessionId, reason);
    return hasEnded;
  }

  /** A user's living sessions, the newest first. */
  of(userId: string, currentId: string | undefined): Promise<ListedSession[]> {
    return listSessions(this.#pool, userId, currentId);
  }

  /** The session goes on as one whose person has given the password just now. */
  async reauthenticate(sessionId: string, user: VerifiedUser): Promise<Reauthenticated> {
    const confirmation = await confirmSession(this.#pool, sessionId, user);
    if (confirmation.outcome !== 'confirmed') return confirmation;
    return { outcome: 'confirmed', tokens: this.#issue(confirmation.session) };
  }

  readAccessToken(token: string): AccessTokenReading {
    return readAccessToken(token, this.#keys, this.#rules, this.#clock.now());
  }

  verifyRefreshToken(token: string): RefreshClaims | undefined {
    return verifyRefreshToken(token, this.#keys, this.#rules.issuer);
  }

  /** It is refused here from now on. The other processes are told by the database. */
  #remember(sessionId: string, reason: EndReason): void {
    this.#revocations.rememberEnd(sessionId, reason);
  }

  #issue(session: LivingSession): IssuedTokens {
    return issueTokens(session, this.#keys, this.#rules, this.#clock.now());
  }
}

/** The session of an access token of ours, alive or expired. */
function sessionOf(reading: AccessTokenReading): string | undefined {
  return 'claims' in reading ? reading.claims.sid : undefined;
}
