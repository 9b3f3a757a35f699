import { randomUUID } from 'node:crypto';
import { Socket } from 'node:net';
import { Client, type Notification } from 'pg';
import { sendBeat } from './statements.js';

/** Interval of heartbeats, in milliseconds. */
const BEAT_MS = 250;
/**
 * Milliseconds after which a heartbeat is late: from then on, tokens are checked in the database. Processes must learn of an
 * ended session within a second, and the rest of that second is for the query.
 */
export const LATE_AFTER_MS = 750;
const TIMEOUT_MS = 2000;

export interface ListenEvents {
  /** A notice on one of the channels. */
  readonly heard: (channel: string, payload: string) => void;
  /** Listening has begun: earlier events can be loaded now without a gap. Heartbeats begin afterwards. */
  readonly listening: (client: Client) => Promise<void>;
  /** All notices before this moment (of `performance.now()`) have arrived. */
  readonly proven: (until: number) => void;
  /** The database's time in seconds, at this moment of `performance.now()`. */
  readonly timed: (time: number, at: number) => void;
  /** The connection is lost. Called once, and not after `close`. */
  readonly lost: (cause: unknown) => void;
}

/**
 * A connection that listens for notices, until it is lost. It may be cut silently, stall, or lead to a pooler that
 * drops notices. So a second connection sends heartbeats, and the listening one counts as working only while it
 * receives them. The second connection is not from the pool, so that load cannot delay heartbeats.
 */
export class ListenConnection {
  readonly #listener: Client;
  readonly #sender: Client;
  readonly #sockets: Socket[] = [];
  readonly #beats = `beat_${randomUUID()}`;
  #timer: NodeJS.Timeout | undefined;
  #awaited: { readonly beat: string; readonly sentAt: number } | undefined;
  #over = false;

  constructor(
    url: string,
    private readonly channels: readonly string[],
    private readonly events: ListenEvents,
  ) {
    this.#listener = this.#client(url);
    this.#sender = this.#client(url);
    this.#listener.on('notification', (notice) => this.#hear(notice));
  }

  async open(): Promise<void> {
    try {
      await Promise.all([this.#listener.connect(), this.#sender.connect()]);
      const names = [...this.channels, this.#beats].map((name) =>
        this.#listener.escapeIdentifier(name),
      );
      await this.#listener.query(names.map((name) => `LISTEN ${name};`).join(' '));
      // Sets the clock for the events that are loaded next.
      await this.#sendBeat({ beat: '', sentAt: performance.now() });
      await this.events.listening(this.#sender);
      if (this.#over) return;
      this.#timer = setInterval(() => this.#beat(), BEAT_MS);
      this.#beat();
    } catch (error) {
      this.#lose(error);
    }
  }

  /** Gives the connection up, because events may be missing. */
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
      // One at a time, so that a slow database gets no queue of heartbeats.
      if (now - this.#awaited.sentAt > LATE_AFTER_MS) this.#lose(new Error('a heartbeat is late'));
      return;
    }
    this.#awaited = { beat: randomUUID(), sentAt: now };
    this.#sendBeat(this.#awaited).catch((error) => this.#lose(error));
  }

  async #sendBeat({ beat, sentAt }: { beat: string; sentAt: number }): Promise<void> {
    const [row] = await sendBeat(this.#sender, this.#beats, beat);
    // The database read its clock between sending and now; the middle is the best estimate.
    if (row && !this.#over) this.events.timed(row.time, (sentAt + performance.now()) / 2);
  }

  #hear({ channel, payload = '' }: Notification): void {
    if (this.#over) return;
    if (channel !== this.#beats) return this.events.heard(channel, payload);
    if (payload !== this.#awaited?.beat) return;
    // Notices arrive in commit order, so all that were sent before this one have arrived.
    this.events.proven(this.#awaited.sentAt);
    this.#awaited = undefined;
  }

  #lose(cause: unknown): void {
    if (this.#over) return;
    this.close();
    this.events.lost(cause);
  }
}
