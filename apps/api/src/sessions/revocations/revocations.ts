import type { EndReason, Role } from '@repo/db';
import type { Pool } from 'pg';
import type { SessionState, SessionStates, TokenSubject } from '../../strategies/session-states.js';
import type { TokenClock } from '../../tokens/token-clock.js';
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
export class Revocations implements SessionStates {
  readonly #memory: RevocationMemory;
  #connection: ListenConnection | undefined;
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
    private readonly url: string,
    private readonly pool: Pool,
    accessTokenTtl: number,
    private readonly log: FeedLog,
    private readonly clock: TokenClock,
    most?: number,
  ) {
    // A token that is one lifetime ahead of the clock is accepted, and lives for two from now.
    this.#memory = new RevocationMemory(2 * accessTokenTtl + MARGIN_SECONDS, clock, most);
  }

  /** Begins to listen. Nobody need wait for it: until it is live, the database is asked. */
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

  /** What this process has ended itself is refused from now on, before any notice. */
  rememberEnd(sessionId: string, reason: EndReason): void {
    this.#memory.ended.remember(sessionId, reason);
  }

  /** A role that this process has changed itself counts from now on, before any notice. */
  rememberRole(change: RoleChange): void {
    this.#memory.roles.remember(change);
  }

  /**
   * What has become of a token's session and its user's role. Known at once while live.
   *
   * @throws when the database had to be asked and could not answer: that is no statement about the session
   */
  stateOf(token: TokenSubject): SessionState | Promise<SessionState> {
    const reason = this.#memory.ended.reasonOf(token.sessionId);
    if (reason !== undefined) return { state: 'ended', reason };
    if (!this.isLive || this.#memory.hasForgotten) return this.#ask(token);
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

  /** Heartbeats tell the time better. Where there are none, an answer that came soon enough does. */
  #learnTime(time: number, askedAt: number): void {
    const now = performance.now();
    if (!this.isLive && now - askedAt < LATE_AFTER_MS) this.#setClock(time, (askedAt + now) / 2);
  }

  #prove(until: number): void {
    this.#provenUntil = until;
    if (this.#said === 'live') return;
    this.#said = 'live';
    const remembered = { sessions: this.#memory.ended.size, roles: this.#memory.roles.size };
    this.log.info({ remembered }, 'revocations: told by the database');
  }

  /** Tokens that had expired live again when the clock is set back, and more of what happened has to be known. */
  #setClock(time: number, at: number): void {
    if (!this.clock.set(time, at)) return;
    this.#connection?.fail(new Error('the clock of the database was set back'));
  }

  #lose(cause: unknown): void {
    this.#provenUntil = Number.NEGATIVE_INFINITY;
    this.#retry = setTimeout(() => this.start(), RETRY_MS);
    if (this.#said === 'asking') return;
    this.#said = 'asking';
    this.log.warn({ err: cause }, 'revocations: not told, asking the database for each');
  }
}

const LIVING: SessionState = { state: 'living' };
const STALE: SessionState = { state: 'stale' };

function sameRole(token: TokenSubject, role: Role): SessionState {
  return token.role === role ? LIVING : STALE;
}
