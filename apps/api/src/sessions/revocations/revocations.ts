import type { EndReason, Role } from '@repo/db';
import type { Client, Pool } from 'pg';
import type { TokenClock } from '../../tokens/token-clock.js';
import { EndedMemory } from './ended-memory.js';
import { ENDED_CHANNEL, readEndedNotice } from './ended-notice.js';
import { Line, LATE_AFTER_MS } from './line.js';
import { RoleMemory } from './role-memory.js';
import { readRoleNotice, ROLE_CHANNEL, type RoleChange } from './role-notice.js';
import { recentlyChanged, recentlyEnded, standingInRows } from './statements.js';

/** What an access token says that may be true no longer. */
export interface TokenSubject {
  readonly sessionId: string;
  readonly userId: string;
  readonly role: Role;
}

/** What is known of an access token's session. `stale`: it lives, and its user has another role by now. */
export type Standing =
  | { readonly state: 'living' | 'stale' | 'unknown' }
  | { readonly state: 'ended'; readonly reason: EndReason };

export interface FeedLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

const RETRY_MS = 1000;

/** Access tokens may be signed a little after their session's row was read. */
const MARGIN_SECONDS = 60;

/**
 * Knows which sessions have ended and whose role has changed, so that access tokens of before are refused without asking
 * the database each time.
 *
 * - *live*: heartbeats come back. What is not remembered is as the token says, to within a second.
 * - *not live* (at start, after a cut, while a heartbeat is late), or more has happened than is remembered: the database is
 *   asked about each token.
 */
export class Revocations {
  readonly #url: string;
  readonly #pool: Pool;
  readonly #log: FeedLog;
  readonly #clock: TokenClock;
  readonly #ended: EndedMemory;
  readonly #roles: RoleMemory;
  #line: Line | undefined;
  #retry: NodeJS.Timeout | undefined;
  #provenUntil = Number.NEGATIVE_INFINITY;
  /** What the log was last told, so that it is told of changes only. */
  #said: 'live' | 'asking' | undefined;

  /**
   * @param url of the database, direct: a pooler in transaction mode does not deliver notices
   * @param pool what a request that has to ask is asked over
   * @param accessTokenTtl `ACCESS_TOKEN_TTL` in seconds
   * @param clock set with each heartbeat
   * @param most ends, and changes of role, that are remembered
   */
  constructor(
    url: string,
    pool: Pool,
    accessTokenTtl: number,
    log: FeedLog,
    clock: TokenClock,
    most?: number,
  ) {
    this.#url = url;
    this.#pool = pool;
    this.#log = log;
    this.#clock = clock;
    // A token that is one lifetime ahead of the clock is accepted, and lives for two from now.
    const seconds = 2 * accessTokenTtl + MARGIN_SECONDS;
    this.#ended = new EndedMemory(seconds, clock, most);
    this.#roles = new RoleMemory(seconds, clock, most);
  }

  /** Begins to listen. Nobody need wait for it: until it is live, the database is asked. */
  start(): void {
    this.#line = new Line(this.#url, [ENDED_CHANNEL, ROLE_CHANNEL], {
      heard: (channel, payload) => this.#hear(channel, payload),
      listening: (client) => this.#load(client),
      proven: (until) => this.#prove(until),
      timed: (time, at) => this.#setClock(time, at),
      lost: (cause) => this.#lose(cause),
    });
    void this.#line.open();
  }

  stop(): void {
    clearTimeout(this.#retry);
    this.#line?.close();
    this.#provenUntil = Number.NEGATIVE_INFINITY;
  }

  get isLive(): boolean {
    return performance.now() - this.#provenUntil < LATE_AFTER_MS;
  }

  /** Whether more has happened than is remembered. */
  get #hasForgotten(): boolean {
    return this.#ended.hasForgotten || this.#roles.hasForgotten;
  }

  /** What this process has ended itself is refused from now on, before any notice. */
  rememberEnd(sessionId: string, reason: EndReason): void {
    this.#ended.remember(sessionId, reason);
  }

  /** A role that this process has changed itself counts from now on, before any notice. */
  rememberRole(change: RoleChange): void {
    this.#roles.remember(change);
  }

  /**
   * What has become of a token's session and its user's role. Answers at once while live.
   *
   * @throws when the database had to be asked and could not answer: that is no statement about the session
   */
  standingOf(token: TokenSubject): Standing | Promise<Standing> {
    const reason = this.#ended.reasonOf(token.sessionId);
    if (reason !== undefined) return { state: 'ended', reason };
    if (!this.isLive || this.#hasForgotten) return this.#ask(token);
    return sameRole(token, this.#roles.roleOf(token.userId) ?? token.role);
  }

  async #ask(token: TokenSubject): Promise<Standing> {
    const askedAt = performance.now();
    const [row] = await standingInRows(this.#pool, token.sessionId);
    if (row === undefined) return { state: 'unknown' };
    this.#learnTime(row.time, askedAt);
    const reason = row.end_reason ?? (row.is_disabled ? 'disabled' : null);
    return reason === null ? sameRole(token, row.role) : { state: 'ended', reason };
  }

  /** Heartbeats tell the time better. Where there are none, an answer that came soon enough does. */
  #learnTime(time: number, askedAt: number): void {
    const now = performance.now();
    if (!this.isLive && now - askedAt < LATE_AFTER_MS) this.#setClock(time, (askedAt + now) / 2);
  }

  async #load(client: Client): Promise<void> {
    const ended = await recentlyEnded(client, this.#ended.seconds);
    for (const { time } of ended) this.#clock.hasShown(time);
    for (const { id, end_reason: reason } of ended) this.#ended.remember(id, reason);
    for (const { id: userId, ...change } of await recentlyChanged(client, this.#roles.seconds)) {
      this.#roles.remember({ userId, ...change });
    }
  }

  #hear(channel: string, payload: string): void {
    if (channel === ROLE_CHANNEL) {
      const change = readRoleNotice(payload);
      if (change !== undefined) this.#roles.remember(change);
      return;
    }
    const notice = readEndedNotice(payload);
    if (notice !== undefined) this.#ended.remember(notice.sessionId, notice.reason);
  }

  #prove(until: number): void {
    this.#provenUntil = until;
    if (this.#said === 'live') return;
    this.#said = 'live';
    const remembered = { sessions: this.#ended.size, roles: this.#roles.size };
    this.#log.info({ remembered }, 'revocations: told by the database');
  }

  /** Tokens that had expired live again when the clock is set back, and more of what happened has to be known. */
  #setClock(time: number, at: number): void {
    if (!this.#clock.set(time, at)) return;
    this.#line?.fail(new Error('the clock of the database was set back'));
  }

  #lose(cause: unknown): void {
    this.#provenUntil = Number.NEGATIVE_INFINITY;
    this.#retry = setTimeout(() => this.start(), RETRY_MS);
    if (this.#said === 'asking') return;
    this.#said = 'asking';
    this.#log.warn({ err: cause }, 'revocations: not told, asking the database for each');
  }
}

const LIVING: Standing = { state: 'living' };
const STALE: Standing = { state: 'stale' };

function sameRole(token: TokenSubject, role: Role): Standing {
  return token.role === role ? LIVING : STALE;
}
