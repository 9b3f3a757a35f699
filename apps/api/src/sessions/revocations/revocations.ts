import type { EndReason, Role } from '@repo/db';
import type { Pool } from 'pg';
import type { SessionState, SessionStates, TokenSubject } from '../../strategies/session-states.js';
import type { DatabaseClock } from '../../tokens/database-clock.js';
import { ENDED_CHANNEL } from './ended-notice.js';
import { ListenConnection, LATE_AFTER_MS } from './listen-connection.js';
import { RevocationMemory } from './revocation-memory.js';
import { ROLE_CHANNEL, type RoleChange } from './role-notice.js';
import { storedState } from './statements.js';

export interface FeedLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

const RETRY_MS = 1000;

/** Added to the time that events are remembered: an access token may be signed a little after its session's row was read. */
const MARGIN_SECONDS = 60;

/**
 * Remembers which sessions ended and which roles changed, so that most access tokens are checked without a query.
 *
 * - *live*: heartbeats arrive. A token whose session and user are not remembered is up to date, or was within the last
 *   second.
 * - *not live* (at start, after a lost connection, while a heartbeat is late), or when entries were dropped: each token is
 *   checked in the database.
 */
export class Revocations implements SessionStates {
  readonly #memory: RevocationMemory;
  #connection: ListenConnection | undefined;
  #retry: NodeJS.Timeout | undefined;
  #provenUntil = Number.NEGATIVE_INFINITY;
  /** The last logged state, so that only changes are logged. */
  #logged: 'live' | 'asking' | undefined;

  /**
   * @param url the database, not a pooler: in transaction mode, poolers do not deliver notices
   * @param pool for the queries of requests
   * @param accessTokenTtl `ACCESS_TOKEN_TTL` in seconds
   * @param clock set with each heartbeat
   * @param maxEntries maximum number of remembered sessions, and of users
   */
  constructor(
    private readonly url: string,
    private readonly pool: Pool,
    accessTokenTtl: number,
    private readonly log: FeedLog,
    private readonly clock: DatabaseClock,
    maxEntries?: number,
  ) {
    // A token may be one lifetime ahead of the clock, and so live for two.
    this.#memory = new RevocationMemory(2 * accessTokenTtl + MARGIN_SECONDS, clock, maxEntries);
  }

  /** Begins to listen. Until heartbeats arrive, tokens are checked in the database. */
  start(): void {
    this.#connection = new ListenConnection(this.url, [ENDED_CHANNEL, ROLE_CHANNEL], {
      heard: (channel, payload) => this.#memory.hear(channel, payload),
      listening: (client) => this.#memory.load(client),
      proven: (until) => this.#prove(until),
      timed: (time, at) => this.#setClock(time, at),
      lost: (cause) => this.#lose(cause),
    });
    void this.#connection.open();
  }

  stop(): void {
    clearTimeout(this.#retry);
    this.#connection?.close();
    this.#provenUntil = Number.NEGATIVE_INFINITY;
  }

  get isLive(): boolean {
    return performance.now() - this.#provenUntil < LATE_AFTER_MS;
  }

  /** Remembers a session that this process ended, before its notice arrives. */
  rememberEnd(sessionId: string, reason: EndReason): void {
    this.#memory.ended.remember(sessionId, reason);
  }

  /** Remembers a role that this process changed, before its notice arrives. */
  rememberRole(change: RoleChange): void {
    this.#memory.roles.remember(change);
  }

  /**
   * Returns the state of a token's session and role; without a query while live.
   *
   * @throws when the database is needed and not available, which says nothing about the session
   */
  stateOf(token: TokenSubject): SessionState | Promise<SessionState> {
    const reason = this.#memory.ended.reasonOf(token.sessionId);
    if (reason !== undefined) return { state: 'ended', reason };
    if (!this.isLive || this.#memory.hasDropped) return this.#ask(token);
    return sameRole(token, this.#memory.roles.roleOf(token.userId) ?? token.role);
  }

  async #ask(token: TokenSubject): Promise<SessionState> {
    const askedAt = performance.now();
    const [row] = await storedState(this.pool, token.sessionId);
    if (row === undefined) return { state: 'unknown' };
    this.#learnTime(row.time, askedAt);
    const reason = row.end_reason ?? (row.is_disabled ? 'disabled' : null);
    return reason === null ? sameRole(token, row.role) : { state: 'ended', reason };
  }

  /** Sets the clock from a fast query while there are no heartbeats, which measure better. */
  #learnTime(time: number, askedAt: number): void {
    const now = performance.now();
    if (!this.isLive && now - askedAt < LATE_AFTER_MS) this.#setClock(time, (askedAt + now) / 2);
  }

  #prove(until: number): void {
    this.#provenUntil = until;
    if (this.#logged === 'live') return;
    this.#logged = 'live';
    const remembered = { sessions: this.#memory.ended.size, roles: this.#memory.roles.size };
    this.log.info({ remembered }, 'revocations: live');
  }

  /**
   * When the clock is set back, expired tokens become valid again, so older events are needed too. Reconnecting loads these.
   */
  #setClock(time: number, at: number): void {
    if (!this.clock.set(time, at)) return;
    this.#connection?.fail(new Error('the clock of the database was set back'));
  }

  #lose(cause: unknown): void {
    this.#provenUntil = Number.NEGATIVE_INFINITY;
    this.#retry = setTimeout(() => this.start(), RETRY_MS);
    if (this.#logged === 'asking') return;
    this.#logged = 'asking';
    this.log.warn({ err: cause }, 'revocations: not live, checking each token in the database');
  }
}

const ACTIVE: SessionState = { state: 'active' };
const STALE: SessionState = { state: 'stale' };

function sameRole(token: TokenSubject, role: Role): SessionState {
  return token.role === role ? ACTIVE : STALE;
}
