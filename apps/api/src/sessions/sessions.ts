import type { EndReason } from '@repo/db';
import type { Pool } from 'pg';
import { readAccessToken, type AccessTokenRules } from '../tokens/access-token.js';
import { secondsNow } from '../tokens/claims.js';
import { issueTokens, type IssuedTokens, type LivingSession } from '../tokens/issue.js';
import { verifyRefreshToken } from '../tokens/refresh-token.js';
import type { SigningKeys } from '../tokens/signing-keys.js';
import { endSession } from './end.js';
import type { EndedSessions } from './ended/ended-sessions.js';
import { openSession, type SessionLifetimes, type VerifiedUser } from './open.js';
import { rotate, type RotationRules } from './rotate.js';

export type SessionRules = AccessTokenRules & SessionLifetimes & RotationRules;

/** What became of a refresh: new tokens, or what the presented token was worth. */
export type Refreshed =
  | { readonly outcome: 'rotated' | 'repeated' | 'recovered'; readonly tokens: IssuedTokens }
  | { readonly outcome: 'ended'; readonly reason: EndReason }
  | { readonly outcome: 'reused' | 'expired' | 'unknown' | 'unverified' };

export interface SessionsLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

/** The life of a session: it opens with a sign-in, moves on with each refresh, and ends. */
export class Sessions {
  readonly #pool: Pool;
  readonly #keys: SigningKeys;
  readonly #rules: SessionRules;
  readonly #ended: EndedSessions;
  readonly #log: SessionsLog;

  constructor(
    pool: Pool,
    keys: SigningKeys,
    rules: SessionRules,
    ended: EndedSessions,
    log: SessionsLog,
  ) {
    this.#pool = pool;
    this.#keys = keys;
    this.#rules = rules;
    this.#ended = ended;
    this.#log = log;
  }

  /**
   * Opens a session and ends the one that it takes the place of.
   *
   * @param replacedToken the access token that came with the sign-in; it may have expired, and is nothing if not ours
   * @returns undefined when the user may not sign in any more
   */
  async open(user: VerifiedUser, replacedToken?: string): Promise<IssuedTokens | undefined> {
    const replaced = replacedToken && this.#sessionOfAccessToken(replacedToken);
    const session = await openSession(this.#pool, user, this.#rules, replaced);
    if (session === undefined) return undefined;
    if (replaced !== undefined) this.#ended.remember(replaced, 'signed_out');
    this.#log.info({ session: session.sessionId, replaced }, 'session opened');
    return this.#issue(session);
  }

  /** Refreshes the session that a refresh token names. */
  async refresh(refreshToken: string): Promise<Refreshed> {
    const claims = verifyRefreshToken(refreshToken, this.#keys, this.#rules.issuer);
    if (claims === undefined) return { outcome: 'unverified' };
    const { sid, gen } = claims;
    const rotation = await rotate(this.#pool, sid, gen, this.#rules);
    if (rotation.outcome === 'ended') this.#ended.remember(sid, rotation.reason);
    if (rotation.outcome === 'reused') this.#ended.remember(sid, 'reused');
    const level = rotation.outcome === 'reused' ? 'warn' : 'info';
    this.#log[level]({ session: sid, presented: gen, outcome: rotation.outcome }, 'refresh');
    if (!('session' in rotation)) return rotation;
    return { outcome: rotation.outcome, tokens: this.#issue(rotation.session) };
  }

  /**
   * Signs out: ends the session that a token names. It may be over already.
   *
   * @returns false when the token is not one of ours, and so names no session
   */
  async signOut(token: { accessToken: string } | { refreshToken: string }): Promise<boolean> {
    const sessionId =
      'accessToken' in token
        ? this.#sessionOfAccessToken(token.accessToken)
        : verifyRefreshToken(token.refreshToken, this.#keys, this.#rules.issuer)?.sid;
    if (sessionId === undefined) return false;
    const endedNow = await endSession(this.#pool, sessionId, 'signed_out');
    if (endedNow) this.#ended.remember(sessionId, 'signed_out');
    this.#log.info({ session: sessionId, endedNow }, 'session signed out');
    return true;
  }

  #issue(session: LivingSession): IssuedTokens {
    return issueTokens(session, this.#keys, this.#rules, secondsNow());
  }

  #sessionOfAccessToken(token: string): string | undefined {
    const reading = readAccessToken(token, this.#keys, this.#rules, secondsNow());
    return 'claims' in reading ? reading.claims.sid : undefined;
  }
}
