import { Inject, Injectable } from '@nestjs/common';
import type { EndReason } from '@repo/db';
import { Pool } from 'pg';
import { changeAndRecord, type RecordChange } from '../database/change-and-record.js';
import type { Queryable } from '../database/statement.js';
import { SETTINGS, type Settings } from '../settings.js';
import type { IssuedTokens, ActiveSession } from '../tokens/issue.js';
import type { RefreshClaims } from '../tokens/refresh-token.js';
import { Tokens } from '../tokens/tokens.js';
import { confirmSession, type Confirmation } from './confirm.js';
import { endSession } from './end-session.js';
import { endAllSessions, type EndAllOptions } from './end-all.js';
import { endSessionOfUser } from './end-session-of-user.js';
import { listSessions, type ListedSession } from './list.js';
import { openSession, type SessionLifetimes, type VerifiedUser } from './open.js';
import { replacedSession, type ReplacedSession } from './replaced-session.js';
import { Revocations } from './revocations/revocations.js';
import { rotate, type Rotation, type RotationRules } from './rotate.js';
import type { SessionClient } from './session-client.js';

type SessionSettings = Pick<Settings, 'REFRESH_GRACE' | 'REFRESH_IDLE_TTL' | 'SESSION_TTL'>;

/** The result of a refresh: new tokens, or the reason why there are none. */
export type RefreshResult =
  | Exclude<Rotation, { session: ActiveSession }>
  | {
      readonly outcome: 'rotated' | 'repeated' | 'recovered';
      readonly tokens: IssuedTokens;
    };

/** The result of confirming the password of a session. */
export type ReauthenticationResult =
  | Exclude<Confirmation, { session: ActiveSession }>
  | { readonly outcome: 'confirmed'; readonly tokens: IssuedTokens };

/** A new session, and the one that it replaced. */
export interface OpenedSession {
  readonly sessionId: string;
  readonly replaced: ReplacedSession | undefined;
}

/** Opens, rotates, confirms, lists and ends sessions. */
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
   * Opens a session and ends the one that it replaces.
   *
   * @param client the client that signs in
   * @param record records the sign-in in the same transaction
   * @param replacedToken the access token that came with the sign-in; it may have expired, and is ignored if not valid
   * @returns undefined when the user may no longer sign in
   */
  async open(
    user: VerifiedUser,
    client: SessionClient,
    record: RecordChange<OpenedSession>,
    replacedToken?: string,
  ): Promise<IssuedTokens | undefined> {
    const old = replacedSession(replacedToken, this.tokens);
    const opened = await changeAndRecord(
      this.pool,
      (transaction) => openSession(transaction, user, this.#rules, old?.sessionId, client),
      (transaction, { session: { sessionId }, replaced }) =>
        record(transaction, { sessionId, replaced: replaced === undefined ? undefined : old }),
    );
    if (opened === undefined) return undefined;
    // A session that had already ended keeps its reason.
    if (opened.replaced !== undefined) this.#remember(opened.replaced, 'signed_out');
    return this.tokens.issue(opened.session);
  }

  /**
   * Opens the first session of a new user, in the transaction that creates the user.
   *
   * @param client the client that signs in
   * @param record records the sign-in
   */
  async openFirst(
    transaction: Queryable,
    user: VerifiedUser,
    client: SessionClient,
    record: RecordChange<OpenedSession>,
  ): Promise<IssuedTokens> {
    const opened = await openSession(transaction, user, this.#rules, undefined, client);
    if (opened === undefined) throw new Error('a new user could not sign in');
    const { session } = opened;
    await record(transaction, { sessionId: session.sessionId, replaced: undefined });
    return this.tokens.issue(session);
  }

  /**
   * Rotates the session of a verified refresh token.
   *
   * @param ends the events to record if this ends the session
   * @param insertSql the SQL that records them, as for {@link rotate}
   */
  async rotate(
    { sid: sessionId, gen }: RefreshClaims,
    ends: string,
    insertSql: string,
  ): Promise<RefreshResult> {
    const rotation = await rotate(this.pool, sessionId, gen, this.#rules, ends, insertSql);
    if ('session' in rotation) {
      return { outcome: rotation.outcome, tokens: this.tokens.issue(rotation.session) };
    }
    if (rotation.outcome === 'reused') this.#remember(sessionId, 'reused');
    if (rotation.outcome === 'ended') this.#remember(sessionId, rotation.reason);
    return rotation;
  }

  /** Ends a session. Does nothing if the session has ended or is unknown. */
  async end(sessionId: string, reason: EndReason, record: RecordChange): Promise<void> {
    const end = (transaction: Queryable) => endSession(transaction, sessionId, reason);
    if (await changeAndRecord(this.pool, end, record)) this.#remember(sessionId, reason);
  }

  /**
   * Ends all sessions of a user, except one if `except` names it.
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
   * Ends an active session of a user.
   *
   * @returns false when the user has no such session
   */
  async endOneOf(
    userId: string,
    sessionId: string,
    reason: EndReason,
    record: RecordChange,
  ): Promise<boolean> {
    const end = (transaction: Queryable) =>
      endSessionOfUser(transaction, userId, sessionId, reason);
    const hasEnded = await changeAndRecord(this.pool, end, record);
    if (hasEnded) this.#remember(sessionId, reason);
    return hasEnded;
  }

  /** Lists the active sessions of a user, newest first. */
  of(userId: string, currentId: string | undefined): Promise<ListedSession[]> {
    return listSessions(this.pool, userId, currentId);
  }

  /** Sets the authentication time of a session to now, after the password was verified again. */
  async reauthenticate(
    sessionId: string,
    user: VerifiedUser,
    record: RecordChange,
  ): Promise<ReauthenticationResult> {
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

  /** This process refuses the session from now on; the database notifies the others. */
  #remember(sessionId: string, reason: EndReason): void {
    this.revocations.rememberEnd(sessionId, reason);
  }
}
