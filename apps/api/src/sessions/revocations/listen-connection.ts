import { randomUUID } from 'node:crypto';
import { Socket } from 'node:net';
import { Client, type Notification } from 'pg';
import { sendBeat } from './statements.js';

/** How often a heartbeat is sent through the database. */
const BEAT_MS = 250;
/**
 * A heartbeat that has not come back after this time is late: from then on the database is asked. Others must know of an
 * end within a second, and what is left of it is for the asking.
 */
export const LATE_AFTER_MS = 750;
const TIMEOUT_MS = 2000;

export interface ListenEvents {
  /** A notice on one of the channels. */
  readonly heard: (channel: string, payload: string) => void;
  /** Listening has begun, heartbeats have not: what happened before can be loaded now, and nothing falls between. */
  readonly listening: (client: Client) => Promise<void>;
  /** All that was told before this moment (of `performance.now()`) has been heard. */
  readonly proven: (until: number) => void;
  /** The database's time in seconds, at this moment of `performance.now()`. */
  readonly timed: (time: number, at: number) => void;
  /** The connection is lost. Called once, and not after `close`. */
  readonly lost: (cause: unknown) => void;
}

/**
 * One connection that listens, from its making to its loss. It counts as working only while heartbeats come back that
 * were sent over a second connection: the first may be cut silently, stall, or end in a pooler that swallows notices.
 * The second is not one of the pool, so that no load of requests can make a heartbeat late.
 */
export class ListenConnection {
  readonly #channels: readonly string[];
  readonly #events: ListenEvents;
  readonly #listener: Client;
  readonly #sender: Client;
  readonly #sockets: Socket[] = [];
  readonly #beats = `beat_${randomUUID()}`;
  #timer: NodeJS.Timeout | undefined;
  #awaited: { readonly beat: string; readonly sentAt: number } | undefined;
  #over = false;

  constructor(url: string, channels: readonly string[], events: ListenEvents) {
    this.#channels = channels;
    this.#events = events;
    this.#listener = this.#client(url);
    this.#sender = this.#client(url);
    this.#listener.on('notification', (notice) => this.#hear(notice));
  }

  async open(): Promise<void> {
    try {
      await Promise.all([this.#listener.connect(), this.#sender.connect()]);
      const names = [...this.#channels, this.#beats].map((name) =>
        this.#listener.escapeIdentifier(name),
      );
      await this.#listener.query(names.map((name) => `LISTEN ${name};`).join(' '));
      // Nobody waits for this one: what is loaded next is remembered by the clock that it sets.
      await this.#sendBeat({ beat: '', sentAt: performance.now() });
      await this.#events.listening(this.#sender);
      if (this.#over) return;
      this.#timer = setInterval(() => this.#beat(), BEAT_MS);
      this.#beat();
    } catch (error) {
      this.#lose(error);
    }
  }

  /** Ends it: what it has told is not all that is to be known. */
  fail(cause: Error): void {
    this.#lose(cause);
  }

  close(): void {
    this.#over = true;
    clearInterval(this.#timer);
    for (const socket of this.#sockets) socket.destroy();
  }

  #client(url: string): Client {
    // A socket of our own can be closed at once. The client's `end` would wait for a stalled connection.
    const socket = new Socket();
    this.#sockets.push(socket);
    const client = new Client({
      connectionString: url,
      connectionTimeoutMillis: TIMEOUT_MS,
      query_timeout: TIMEOUT_MS,
      keepAlive: true,
      stream: () => socket,
    });
    client.on('error', (error) => this.#lose(error));
    client.on('end', () => this.#lose(new Error('the connection was closed')));
    return client;
  }

  #beat(): void {
    const now = performance.now();
    if (this.#awaited !== undefined) {
      // One at a time: a database that is slow to answer gets no queue of heartbeats.
      if (now - this.#awaited.sentAt > LATE_AFTER_MS) this.#lose(new Error('a heartbeat is late'));
      return;
    }
    this.#awaited = { beat: randomUUID(), sentAt: now };
    this.#sendBeat(this.#awaited).catch((error) => this.#lose(error));
  }

  async #sendBeat({ beat, sentAt }: { beat: string; sentAt: number }): Promise<void> {
    const [row] = await sendBeat(this.#sender, this.#beats, beat);
    // The database looked at its clock in between: half the way is as near as can be known.
    if (row && !this.#over) this.#events.timed(row.time, (sentAt + performance.now()) / 2);
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
