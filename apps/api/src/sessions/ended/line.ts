import { randomUUID } from 'node:crypto';
import { Socket } from 'node:net';
import { Client, type Notification, type Pool } from 'pg';
import { sendBeat } from './statements.js';

/** How often a heartbeat is sent through the database. */
const BEAT_MS = 250;
/** A heartbeat that has not come back after this time is late. Others must know of an end within a second. */
export const LATE_AFTER_MS = 900;
const CONNECT_TIMEOUT_MS = 2000;

export interface LineEvents {
  /** A notice on one of the channels. */
  readonly heard: (channel: string, payload: string) => void;
  /** Listening has begun, heartbeats have not: what happened before can be loaded now, and nothing falls between. */
  readonly listening: () => Promise<void>;
  /** All that was told before this moment (of `performance.now()`) has been heard. */
  readonly proven: (until: number) => void;
  /** The end of this line, once, unless it was closed. */
  readonly lost: (cause: unknown) => void;
}

/**
 * One connection that listens, from its making to its loss. It counts as working only while heartbeats come back that
 * went out over another connection: a line may be cut without a word, stall, or end in a pooler that swallows notices.
 */
export class Line {
  readonly #pool: Pool;
  readonly #channels: readonly string[];
  readonly #events: LineEvents;
  readonly #socket = new Socket();
  readonly #client: Client;
  readonly #beats = `beat_${randomUUID()}`;
  #timer: NodeJS.Timeout | undefined;
  #awaited: { readonly beat: string; readonly sentAt: number } | undefined;
  #over = false;

  constructor(url: string, pool: Pool, channels: readonly string[], events: LineEvents) {
    this.#pool = pool;
    this.#channels = channels;
    this.#events = events;
    this.#client = new Client({
      connectionString: url,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      // A socket of our own can be closed at once. The client's `end` would wait for a line that has stalled.
      stream: () => this.#socket,
    });
    this.#client.on('error', (error) => this.#lose(error));
    this.#client.on('end', () => this.#lose(new Error('the connection was closed')));
    this.#client.on('notification', (notice) => this.#hear(notice));
  }

  async open(): Promise<void> {
    try {
      await this.#client.connect();
      const names = [...this.#channels, this.#beats].map((name) =>
        this.#client.escapeIdentifier(name),
      );
      await this.#client.query(names.map((name) => `LISTEN ${name};`).join(' '));
      await this.#events.listening();
      if (this.#over) return;
      this.#timer = setInterval(() => this.#beat(), BEAT_MS);
      this.#beat();
    } catch (error) {
      this.#lose(error);
    }
  }

  close(): void {
    this.#over = true;
    clearInterval(this.#timer);
    this.#socket.destroy();
  }

  #beat(): void {
    const now = performance.now();
    if (this.#awaited !== undefined) {
      // One at a time: a database that is slow to answer gets no queue of heartbeats.
      if (now - this.#awaited.sentAt > LATE_AFTER_MS) this.#lose(new Error('a heartbeat is late'));
      return;
    }
    this.#awaited = { beat: randomUUID(), sentAt: now };
    sendBeat(this.#pool, this.#beats, this.#awaited.beat).catch((error) => this.#lose(error));
  }

  #hear({ channel, payload = '' }: Notification): void {
    if (this.#over) return;
    if (channel !== this.#beats) return this.#events.heard(channel, payload);
    if (payload !== this.#awaited?.beat) return;
    // Notices arrive in the order of their transactions, so this one proves all that were sent before it.
    this.#events.proven(this.#awaited.sentAt);
    this.#awaited = undefined;
  }

  #lose(cause: unknown): void {
    if (this.#over) return;
    this.close();
    this.#events.lost(cause);
  }
}
