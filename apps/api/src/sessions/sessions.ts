import { Inject, Injectable } from '@nestjs/common';
import type { EndReason } from '@repo/db';
import { Pool } from 'pg';
import { changeAndRecord, type RecordChange } from '../database/change-and-record.js';
import type { Queryable } from '../database/statement.js';
import { SETTINGS, type Settings } from '../settings.js';
import type { AccessTokenReading } from '../tokens/access-token.js';
import type { IssuedTokens, LivingSession } from '../tokens/issue.js';
import type { RefreshClaims } from '../tokens/refresh-token.js';
import { Tokens } from '../tokens/tokens.js';
import { confirmSession, type Confirmation } from './confirm.js';
import { endSession } from './end.js';
import { endAllSessions, type EndAllOptions } from './end-all.js';
import { endOneOf } from './end-one.js';
import { listSessions, type ListedSession } from './list.js';
import { openSession, type SessionLifetimes, type VerifiedUser } from './open.js';
import { Revocations } from './revocations/revocations.js';
import { rotate, type Rotation, type RotationRules } from './rotate.js';
import type { SessionClient } from './session-client.js';

type SessionSettings = Pick<Settings, 'REFRESH_GRACE' | 'REFRESH_IDLE_TTL' | 'SESSION_TTL'>;

/** New tokens, or what the presented refresh token was worth. */
export type Rotated =
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
@Injectable()
export class Sessions {
  readonly #rules: SessionLifetimes & RotationRules;

  constructor(
    private readonly pool: Pool,
    private readonly tokens: Tokens,
    private readonly revocations: Revocations,
    @Inject(SETTINGS) settings: SessionSettings,
  ) {
    this.#rules = {
      refreshGrace: settings.REFRESH_GRACE,
      refreshIdleTtl: settings.REFRESH_IDLE_TTL,
      sessionTtl: settings.SESSION_TTL,
    };
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
    const old =
      replacedToken === undefined
        ? undefined
        : sessionOf(this.tokens.readAccessToken(replacedToken));
    const opened = await changeAndRecord(
      this.pool,
      (transaction) => openSession(transaction, user, this.#rules, old?.sessionId, client),
      (transaction, { session: { sessionId }, replaced }) =>
        record(transaction, { sessionId, replaced: replaced === undefined ? undefined : old }),
    );
    if (opened === undefined) return undefined;
    // One that was over already keeps the reason that it ended with.
    if (opened.replaced !== undefined) this.#remember(opened.replaced, 'signed_out');
    return this.tokens.issue(opened.session);
  }

  /**
   * Rotates the session that a verified refresh token names.
   *
   * @param ends the events that record an end of the session by this, as {@link rotate} takes them
   */
  async rotate({ sid: sessionId, gen }: RefreshClaims, ends: string): Promise<Rotated> {
    const rotation = await rotate(this.pool, sessionId, gen, this.#rules, ends);
    if ('session' in rotation) {
      return { outcome: rotation.outcome, tokens: this.tokens.issue(rotation.session) };
    }
    if (rotation.outcome === 'reused') this.#remember(sessionId, 'reused');
    if (rotation.outcome === 'ended') this.#remember(sessionId, rotation.reason);
    return rotation;
  }

  /** Ends a session. One that is over, or unknown, stays as it is, and nothing is recorded. */
  async end(sessionId: string, reason: EndReason, record: RecordChange): Promise<void> {
    const end = (transaction: Queryable) => endSession(transaction, sessionId, reason);
    if (await changeAndRecord(this.pool, end, record)) this.#remember(sessionId, reason);
  }

  /**
   * Ends all sessions of a user, but for one if it is named.
   *
   * @returns the result of `first`
   */
  async endAllOf<Result>(
    userId: string,
    reason: EndReason,
    options: EndAllOptions<Result>,
  ): Promise<Result> {
    const { ended, result } = await endAllSessions(this.pool, userId, reason, options);
    for (const sessionId of ended) this.#remember(sessionId, reason);
    return result;
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
    const hasEnded = await changeAndRecord(this.pool, end, record);
    if (hasEnded) this.#remember(sessionId, reason);
    return hasEnded;
  }

  /** A user's living sessions, the newest first. */
  of(userId: string, currentId: string | undefined): Promise<ListedSession[]> {
    return listSessions(this.pool, userId, currentId);
  }

  /** The session goes on as one whose person has given the password just now. */
  async reauthenticate(
    sessionId: string,
    user: VerifiedUser,
    record: RecordChange,
  ): Promise<Reauthenticated> {
    const confirmation = await changeAndRecord(
      this.pool,
      (transaction) => confirmSession(transaction, sessionId, user),
      async (transaction, { outcome }) => {
        if (outcome === 'confirmed') await record(transaction, true);
      },
    );
    if (confirmation.outcome !== 'confirmed') return confirmation;
    return { outcome: 'confirmed', tokens: this.tokens.issue(confirmation.session) };
  }

  /** It is refused here from now on. The other processes are told by the database. */
  #remember(sessionId: string, reason: EndReason): void {
    this.revocations.rememberEnd(sessionId, reason);
  }
}

/** The session of an access token of ours, alive or expired. */
function sessionOf(reading: AccessTokenReading): OpenedSession['replaced'] {
  if (!('claims' in reading)) return undefined;
  const { sid: sessionId, sub: userId } = reading.claims;
  return { sessionId, userId };
}
