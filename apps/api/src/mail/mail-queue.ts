import { randomInt } from 'node:crypto';
import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { Logger } from 'pino';
import type { Queryable } from '../database/statement.js';
import { onCommit } from '../database/transaction.js';
import { LOG } from '../log.js';
import { METRICS, type Metrics } from '../metrics/metrics.js';
import { DeliveryError, Mailer, type Mail } from './mailer.js';
import {
  LONGEST_DELAY,
  LONGEST_RETRY,
  Outbox,
  type Entry,
  type NewEntry,
  type RequestedKind,
} from './outbox.js';

/** About how often each process looks for mail of others, as of one that was killed. */
const LOOK_EVERY_SECONDS = 10;

/** Before a mail that is due already, as while another process is claiming it. */
const SHORTEST_WAIT_SECONDS = 0.05;

/** Seconds before the second attempt; doubled for each further one, up to the longest. */
const FIRST_RETRY = 5;

/** Seconds after which a failed attempt is the last. Without a link that was asked for, people ask again. */
const PATIENCE = { registration: 3600, password_reset: 3600, ready: 86_400 } as const;

/** Writes a requested mail when it is sent. Undefined when there is nothing to send. */
export type Prepare = (entry: Entry) => Promise<Mail | undefined>;

/**
 * Sends mail apart from the request that it comes from. Mail is in the database before the request is answered, so that it
 * outlives the process; any process sends it. A process that is killed while it sends can make a mail arrive twice.
 */
@Injectable()
export class MailQueue
  implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  readonly #prepare = new Map<string, Prepare>();
  #timer: NodeJS.Timeout | undefined;
  #timerAt = Number.POSITIVE_INFINITY;
  #sending: Promise<void> | undefined;
  #sendingNext: Promise<void> | undefined;
  #stopped = false;
  #isLate = false;

  constructor(
    private readonly outbox: Outbox,
    private readonly mailer: Mailer,
    @Inject(LOG) private readonly log: Pick<Logger, 'warn' | 'error'>,
    @Inject(METRICS) private readonly metrics: Pick<Metrics, 'countMail'>,
  ) {}

  /** Says how mail of this kind is written. */
  prepares(kind: RequestedKind, prepare: Prepare): void {
    this.#prepare.set(kind, prepare);
  }

  /** @param transaction the mail is sent only if this commits */
  async add(entry: NewEntry, transaction?: Queryable): Promise<void> {
    // Chance decides, so that nothing that follows the request can be told from the work for its mail.
    const delay = randomInt(LONGEST_DELAY * 1000) / 1000;
    await this.outbox.add(entry, { delay, patience: PATIENCE[entry.kind] }, transaction);
    // Before the commit there would be nothing to find.
    if (transaction === undefined) this.#wakeIn(delay);
    else onCommit(transaction, () => this.#wakeIn(delay));
  }

  onApplicationBootstrap(): void {
    this.#wakeIn(0);
  }

  beforeApplicationShutdown(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /**
   * What is being sent ends while the database is there. What takes longer than the process has for its end (main.ts) is
   * sent again by another process, as is what waits.
   */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.#sending, this.#sendingNext]);
  }

  /** Sends everything that is due. While it does, further calls wait for their turn, and share it. */
  sendDue(): Promise<void> {
    if (this.#sending === undefined) {
      this.#sending = this.#sendAll().finally(() => {
        this.#sending = undefined;
      });
      return this.#sending;
    }
    this.#sendingNext ??= this.#sending.then(() => {
      this.#sendingNext = undefined;
      return this.sendDue();
    });
    return this.#sendingNext;
  }

  /** The earliest call counts: the queue looks for when to wake next after each sending. */
  #wakeIn(seconds: number): void {
    const at = performance.now() + seconds * 1000;
    if (this.#stopped || at >= this.#timerAt) return;
    clearTimeout(this.#timer);
    this.#timerAt = at;
    this.#timer = setTimeout(() => {
      this.#timerAt = Number.POSITIVE_INFINITY;
      void this.sendDue();
    }, seconds * 1000).unref();
  }

  async #sendAll(): Promise<void> {
    // Processes that started together do not come together.
    let next = LOOK_EVERY_SECONDS * (0.5 + Math.random());
    try {
      while (!this.#stopped) {
        const entries = await this.outbox.claim();
        if (entries.length === 0) break;
        const outcomes = await Promise.allSettled(entries.map((entry) => this.#send(entry)));
        const failed = outcomes.find((outcome) => outcome.status === 'rejected');
        if (failed !== undefined) throw failed.reason;
      }
      if (!this.#stopped) next = Math.min(next, (await this.outbox.nextDue()) ?? next);
      this.#isLate = false;
    } catch (err) {
      if (!this.#isLate) this.log.warn({ err }, 'mail: the outbox cannot be read');
      this.#isLate = true;
    }
    this.#wakeIn(Math.max(next, SHORTEST_WAIT_SECONDS));
  }

  /** @throws when the database does not take the outcome: the mail is then tried again */
  async #send(entry: Entry): Promise<void> {
    let mail: Mail | undefined;
    try {
      mail = await this.#mailOf(entry);
      if (mail !== undefined) await this.mailer.send(mail);
    } catch (error) {
      await this.#tryAgain(entry, error);
      return;
    }
    if (mail !== undefined) this.metrics.countMail('sent');
    await this.outbox.delete(entry);
  }

  async #mailOf(entry: Entry): Promise<Mail | undefined> {
    const { kind, to, subject, text } = entry;
    if (subject !== null && text !== null) return { to, subject, text };
    const prepare = this.#prepare.get(kind);
    // Of a later release, perhaps: one of its processes will come to it.
    if (prepare === undefined) throw new Error(`no mail of kind ${kind}`);
    return prepare(entry);
  }

  async #tryAgain(entry: Entry, err: unknown): Promise<void> {
    const { requestId, kind, attempt } = entry;
    const about = { requestId, kind, attempt, err };
    const seconds = Math.min(FIRST_RETRY * 2 ** (attempt - 1), LONGEST_RETRY);
    const isFinal = err instanceof DeliveryError && err.isFinal;
    if (!isFinal && (await this.outbox.retryIn(seconds, entry))) {
      this.metrics.countMail('failed');
      this.log.warn(about, 'mail: not sent, will be tried again');
    } else if (await this.outbox.delete(entry)) {
      this.metrics.countMail('given_up');
      this.log.error(about, 'mail: given up');
    }
  }
}
