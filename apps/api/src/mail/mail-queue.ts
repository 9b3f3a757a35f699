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
import { Metrics } from '../metrics/metrics.js';
import { DeliveryError, Mailer, type Mail } from './mailer.js';
import { Outbox, type Entry, type NewEntry, type RequestedKind } from './outbox.js';
import { LONGEST_DELAY, LONGEST_RETRY } from './outbox-statements.js';
import { SharedRun } from './shared-run.js';
import { WakeTimer } from './wake-timer.js';

/** Number of places: a process sends at most this many mails at a time. */
const PLACES = 5;

/** Number of recent addressees that are remembered: mail to others goes first. */
const REMEMBERED = 100;

/** About how often each process looks for mail of other processes, for example of one that was killed. */
const POLL_SECONDS = 10;

/**
 * Shortest wait before the next claim. It applies when due mail cannot be claimed, for example because another process
 * is claiming it.
 */
const SHORTEST_WAIT_SECONDS = 0.05;

/** Seconds before the second attempt; doubled for each further attempt, up to the longest. */
const FIRST_RETRY = 5;

/** Seconds after which a failed attempt is the last. Fewer for requested mail: users who miss it request it again. */
const PATIENCE = { registration: 3600, password_reset: 3600, ready: 86_400 } as const;

/** Composes a requested mail when it is due; undefined when there is nothing to send. */
export type Compose = (entry: Entry) => Promise<Mail | undefined>;

/**
 * Sends mail in the background. Mail is stored in the database before the response to its request, so it survives the
 * process, and any process can send it. If a process is killed while sending, a mail can arrive twice.
 */
@Injectable()
export class MailQueue
  implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  readonly #composers = new Map<string, Compose>();
  readonly #timer = new WakeTimer(() => void this.sendDue());
  readonly #filling = new SharedRun(() => this.#fillPlaces());
  /** The running attempts. Each ends when its mail has been sent and its place offered to the next mail. */
  readonly #attempts = new Set<Promise<void>>();
  #freePlaces = PLACES;
  /** The addressees of the last mails, oldest first. */
  #recentRecipients: readonly string[] = [];
  #stopped = false;
  #hasWarned = false;

  constructor(
    private readonly outbox: Outbox,
    private readonly mailer: Mailer,
    @Inject(LOG) private readonly log: Pick<Logger, 'warn' | 'error'>,
    @Inject(Metrics) private readonly metrics: Pick<Metrics, 'countMail'>,
  ) {}

  /** Registers the function that composes mail of a kind. */
  registerComposer(kind: RequestedKind, compose: Compose): void {
    this.#composers.set(kind, compose);
  }

  /**
   * Queues a mail.
   *
   * @param transaction the mail is sent only if this commits
   */
  async add(entry: NewEntry, transaction?: Queryable): Promise<void> {
    // Random, so that timing reveals nothing about the account.
    const delay = randomInt(LONGEST_DELAY * 1000) / 1000;
    await this.outbox.add(entry, { delay, patience: PATIENCE[entry.kind] }, transaction);
    // Before the commit, the mail cannot be found.
    if (transaction === undefined) this.#timer.wakeIn(delay);
    else onCommit(transaction, () => this.#timer.wakeIn(delay));
  }

  onApplicationBootstrap(): void {
    this.#timer.wakeIn(0);
  }

  beforeApplicationShutdown(): void {
    this.#stopped = true;
    this.#timer.stop();
  }

  /**
   * Waits for running attempts, while the database is still connected. If they outlast the time limit of a shutdown
   * (main.ts), another process sends their mail again.
   */
  async onApplicationShutdown(): Promise<void> {
    // The queue has been stopped, so `sendDue` claims no further mail.
    await this.sendDue();
  }

  /** Sends all mail that is due, and resolves when nothing is being sent. */
  async sendDue(): Promise<void> {
    await this.#filling.run();
    while (this.#attempts.size > 0) await Promise.all(this.#attempts);
  }

  /** Gives the free places to mail that is due. */
  async #fillPlaces(): Promise<void> {
    // No place is free: each attempt fills its own place when it ends.
    if (this.#freePlaces === 0) return;
    // Random, so that processes that started together do not run together.
    let next = POLL_SECONDS * (0.5 + Math.random());
    try {
      while (!this.#stopped && this.#freePlaces > 0) {
        const entry = await this.outbox.claim(this.#recentRecipients);
        if (entry === undefined) break;
        this.#start(entry);
      }
      if (!this.#stopped) next = Math.min(next, (await this.outbox.nextDue()) ?? next);
      this.#hasWarned = false;
    } catch (err) {
      this.#warnOnce(err);
    }
    this.#timer.wakeIn(Math.max(next, SHORTEST_WAIT_SECONDS));
  }

  #start(entry: Entry): void {
    this.#freePlaces -= 1;
    const others = this.#recentRecipients.filter((recipient) => recipient !== entry.to);
    this.#recentRecipients = [...others, entry.to].slice(-REMEMBERED);
    const attempt = this.#attempt(entry).finally(() => this.#attempts.delete(attempt));
    this.#attempts.add(attempt);
  }

  async #attempt(entry: Entry): Promise<void> {
    try {
      await this.#send(entry);
    } catch (err) {
      this.#warnOnce(err);
    }
    this.#freePlaces += 1;
    await this.#filling.run();
  }

  /** Logs that the database is unavailable, once until it is available again. */
  #warnOnce(err: unknown): void {
    if (!this.#hasWarned) this.log.warn({ err }, 'mail: outbox not readable');
    this.#hasWarned = true;
  }

  /** @throws when the database cannot store the outcome: the mail is then sent again */
  async #send(entry: Entry): Promise<void> {
    let mail: Mail | undefined;
    try {
      mail = await this.#mailOf(entry);
      if (mail !== undefined) await this.mailer.send(mail);
    } catch (error) {
      await this.#retry(entry, error);
      return;
    }
    if (mail !== undefined) this.metrics.countMail('sent');
    await this.outbox.delete(entry);
  }

  async #mailOf(entry: Entry): Promise<Mail | undefined> {
    const { kind, to, subject, text } = entry;
    if (subject !== null && text !== null) return { to, subject, text };
    const compose = this.#composers.get(kind);
    // Perhaps a later release queued the mail; a process of that release will send it.
    if (compose === undefined) throw new Error(`unknown kind of mail: ${kind}`);
    return compose(entry);
  }

  async #retry(entry: Entry, err: unknown): Promise<void> {
    const { requestId, kind, attempt } = entry;
    const about = { requestId, kind, attempt, err };
    const seconds = Math.min(FIRST_RETRY * 2 ** (attempt - 1), LONGEST_RETRY);
    const isFinal = err instanceof DeliveryError && err.isFinal;
    if (!isFinal && (await this.outbox.retryIn(seconds, entry))) {
      this.metrics.countMail('failed');
      this.log.warn(about, 'mail: not sent, will retry');
    } else if (await this.outbox.delete(entry)) {
      this.metrics.countMail('given_up');
      this.log.error(about, 'mail: given up');
    }
  }
}
