import type { EndReason } from '@repo/db';
import type { Client, Pool } from 'pg';
import { Line, LATE_AFTER_MS } from './line.js';
import { EndedMemory } from './memory.js';
import { ENDED_CHANNEL, readEndedNotice } from './notice.js';
import { endReasonOf, recentlyEnded } from './statements.js';

/** What is known of a session when its access token comes. */
export type Standing =
  | { readonly state: 'living' | 'unknown' }
  | { readonly state: 'ended'; readonly reason: EndReason };

export interface FeedLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

const LIVING: Standing = { state: 'living' };
const RETRY_MS = 1000;

/** Access tokens may be signed a little after their session's row was read, and by a clock that is a little ahead. */
const MARGIN_SECONDS = 60;

/**
 * Knows which sessions have ended, so that their access tokens are refused without asking the database each time.
 *
 * - *live*: heartbeats come back. What is not remembered as ended lives, to within a second.
 * - *not live* (at start, after a cut, while a heartbeat is late): the database is asked about each session.
 */
export class EndedSessions {
  readonly #url: string;
  readonly #pool: Pool;
  readonly #log: FeedLog;
  readonly #memory: EndedMemory;
  #line: Line | undefined;
  #retry: NodeJS.Timeout | undefined;
  #provenUntil = Number.NEGATIVE_INFINITY;
  /** What the log was last told, so that it is told of changes only. */
  #said: 'live' | 'asking' | undefined;

  /**
   * @param url of the database, direct: a pooler in transaction mode does not deliver notices
   * @param pool what a request that has to ask is asked over
   * @param accessTokenTtl `ACCESS_TOKEN_TTL` in seconds
   */
  constructor(url: string, pool: Pool, accessTokenTtl: number, log: FeedLog) {
    this.#url = url;
    this.#pool = pool;
    this.#log = log;
    this.#memory = new EndedMemory(accessTokenTtl + MARGIN_SECONDS);
  }

  /** Begins to listen. Nobody need wait for it: until it is live, the database is asked. */
  start(): void {
    this.#line = new Line(this.#url, [ENDED_CHANNEL], {
      heard: (_channel, payload) => this.#hear(payload),
      listening: (client) => this.#load(client),
      proven: (until) => this.#prove(until),
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

  /** What this process has ended itself is refused from now on, before any notice. */
  remember(sessionId: string, reason: EndReason): void {
    this.#memory.remember(sessionId, reason);
  }

  /**
   * Whether a session lives. Answers at once while live.
   *
   * @throws when the database had to be asked and could not answer: that is no statement about the session
   */
  standingOf(sessionId: string): Standing | Promise<Standing> {
    const reason = this.#memory.reasonOf(sessionId);
    if (reason !== undefined) return { state: 'ended', reason };
    return this.isLive ? LIVING : this.#ask(sessionId);
  }

  async #ask(sessionId: string): Promise<Standing> {
    const [row] = await endReasonOf(this.#pool, sessionId);
    if (row === undefined) return { state: 'unknown' };
    return row.end_reason === null ? LIVING : { state: 'ended', reason: row.end_reason };
  }

  async #load(client: Client): Promise<void> {
    const rows = await recentlyEnded(client, this.#memory.seconds);
    for (const { id, end_reason: reason } of rows) this.remember(id, reason);
  }

  #hear(payload: string): void {
    const notice = readEndedNotice(payload);
    if (notice !== undefined) this.remember(notice.sessionId, notice.reason);
  }

  #prove(until: number): void {
    this.#provenUntil = until;
    if (this.#said === 'live') return;
    this.#said = 'live';
    this.#log.info({ remembered: this.#memory.size }, 'ended sessions: told by the database');
  }

  #lose(cause: unknown): void {
    this.#provenUntil = Number.NEGATIVE_INFINITY;
    this.#retry = setTimeout(() => this.start(), RETRY_MS);
    if (this.#said === 'asking') return;
    this.#said = 'asking';
    this.#log.warn({ err: cause }, 'ended sessions: not told, asking the database for each');
  }
}
