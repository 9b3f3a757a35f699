import { afterEach, beforeEach, vi } from 'vitest';
import { MailQueue } from '../../src/mail/mail-queue.js';
import { Mailer, type Mail } from '../../src/mail/mailer.js';
import { type NewEntry, Outbox } from '../../src/mail/outbox.js';
import { testDatabase } from '../support/database.js';

export const REQUEST = '0198c0de-0000-7000-8000-000000000001';

/** Makes a mail that is already written. */
export const ready = (to: string) =>
  ({ kind: 'ready', to, subject: 'Hello', text: 'A notice.', requestId: REQUEST }) as const;

/** Makes this many mails, each to a different address. */
export const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ready(`${index}@example.com`));

/** A mail that is written when it is sent. */
export const requested = {
  kind: 'registration',
  to: 'new@example.com',
  client: { device: 'Firefox on Linux', network: '192.0.2.0/24' },
  requestId: REQUEST,
} as const;

class Recorder extends Mailer {
  readonly sent: Mail[] = [];
  readonly send = vi.fn<(mail: Mail) => Promise<void>>(async (mail) => {
    this.sent.push(mail);
  });
}

export const log = { warn: vi.fn<Log>(), error: vi.fn<Log>() };
type Log = (details: object, message?: string) => void;
export const metrics = { countMail: vi.fn<(outcome: string) => void>() };

/** The queue of a test, and the mailer that it sends with. */
class Current {
  mailer!: Recorder;
  queue!: MailQueue;
}

/** Makes a mail queue for each test of a file. The returned functions use the queue of the current test. */
export function testQueue() {
  const database = testDatabase();
  const current = new Current();
  const queues: MailQueue[] = [];

  function newQueue(outbox = new Outbox(database.pool)): MailQueue {
    const queue = new MailQueue(outbox, current.mailer, log, metrics);
    queues.push(queue);
    return queue;
  }

  beforeEach(async () => {
    await database.pool.query('TRUNCATE mail_outbox');
    vi.clearAllMocks();
    current.mailer = new Recorder();
    current.queue = newQueue();
  });
  afterEach(async () => {
    for (const each of queues.splice(0)) {
      each.beforeApplicationShutdown();
      await each.onApplicationShutdown();
    }
  });

  /** Returns the waiting mails. `due` is in seconds from now; `delay` and `patience` are from its creation. */
  const waiting = async () =>
    (
      await database.pool.query(
        `SELECT kind, attempts, extract(epoch FROM due_at - now())::float8 AS due,
         extract(epoch FROM due_at - created_at)::float8 AS delay,
         extract(epoch FROM give_up_at - created_at)::float8 AS patience FROM mail_outbox`,
      )
    ).rows;

  /** Makes every mail due. */
  const letTimePass = () =>
    database.pool.query("UPDATE mail_outbox SET due_at = now() - interval '1 ms'");

  async function sendNow(): Promise<void> {
    await letTimePass();
    await current.queue.sendDue();
  }

  /** Adds mail to a queue that has been stopped, so that only the test decides when the mail is sent. */
  async function addOnly(...entries: readonly NewEntry[]): Promise<void> {
    const ended = newQueue();
    ended.beforeApplicationShutdown();
    for (const entry of entries) await ended.add(entry);
  }

  return { database, current, newQueue, waiting, letTimePass, sendNow, addOnly };
}
