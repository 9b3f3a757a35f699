import type { EndReason } from '@repo/db';
import type { Pool } from 'pg';
import { changeAndRecord, type RecordChange } from '../audit/record-change.js';
import type { Queryable } from '../database/statement.js';
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

/** A session that was opened, and the one that ended with it. */
export interface OpenedSession {
  readonly sessionId: string;
  readonly replaced: { readonly sessionId: string; readonly userId: string } | undefined;
}

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
   * @param record records the sign-in, in its transaction
   * @param replacedToken the access token that came with the sign-in; it may have expired, and is nothing if not ours
   * @returns undefined when the user may not sign in any more
   */
  async open(
    user: VerifiedUser,
    client: SessionClient,
    record: RecordChange<OpenedSession>,
    replacedToken?: string,
  ): Promise<IssuedTokens | undefined> {
    const former =
      replacedToken === undefined ? undefined : sessionOf(this.readAccessToken(replacedToken));
    const opened = await changeAndRecord(
      this.#pool,
      (transaction) => openSession(transaction, user, this.#rules, former?.sessionId, client),
      (transaction, { session: { sessionId }, replaced }) =>
        record(transaction, { sessionId, replaced: replaced === undefined ? undefined : former }),
    );
    if (opened === undefined) return undefined;
    // One that was over already keeps the reason that it ended with.
    if (opened.replaced !== undefined) this.#remember(opened.replaced, 'signed_out');
    return this.#issue(opened.session);
  }

  /**
   * Refreshes the session that a verified refresh token names.
   *
   * @param ends the events that record an end of the session by this, as {@link rotate} takes them
   */
  async refresh({ sid: sessionId, gen }: RefreshClaims, ends: string): Promise<Refreshed> {
    const rotation = await rotate(this.#pool, sessionId, gen, this.#rules, ends);
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

  /** Ends a session. One that is over, or unknown, stays as it is, and nothing is recorded. */
  async end(sessionId: string, reason: EndReason, record: RecordChange): Promise<void> {
    const end = (transaction: Queryable) => endSession(transaction, sessionId, reason);
    if (await changeAndRecord(this.#pool, end, record)) this.#remember(sessionId, reason);
  }

  /** Ends all sessions of a user, but for one if it is named. */
  async endAllOf(userId: string, reason: EndReason, options: EndAllOptions): Promise<void> {
    const ended = await endAllSessions(this.#pool, userId, reason, options);
    for (const sessionId of ended) this.#remember(sessionId, reason);
  }

  /**
   * Ends one of a user's sessions.
   *
   * @returns whether it was one that lived
   */
  async endOneOf(
    userId: string,
    sessionId: string,
    reason: EndReason,
    record: RecordChange,
  ): Promise<boolean> {
    const end = (transaction: Queryable) => endOneOf(transaction, userId, sessionId, reason);
    const hasEnded = await changeAndRecord(this.#pool, end, record);
    if (hasEnded) this.#remember(sessionId, reason);
    return hasEnded;
  }

  /** A user's living sessions, the newest first. */
  of(userId: string, currentId: string | undefined): Promise<ListedSession[]> {
    return listSessions(this.#pool, userId, currentId);
  }

  /** The session goes on as one whose person has given the password just now. */
  async reauthenticate(
    sessionId: string,
    user: VerifiedUser,
    record: RecordChange,
  ): Promise<Reauthenticated> {
    const confirmation = await changeAndRecord(
      this.#pool,
      (transaction) => confirmSession(transaction, sessionId, user),
      async (transaction, { outcome }) => {
        if (outcome === 'confirmed') await record(transaction, true);
      },
    );
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
function sessionOf(reading: AccessTokenReading): OpenedSession['replaced'] {
  if (!('claims' in reading)) return undefined;
  const { sid: sessionId, sub: userId } = reading.claims;
  return { sessionId, userId };
}
