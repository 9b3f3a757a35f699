import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { MailQueue } from '../../src/mail/mail-queue.js';
import { DeliveryError, Mailer, type Mail } from '../../src/mail/mailer.js';
import { type NewEntry, Outbox } from '../../src/mail/outbox.js';
import { transaction } from '../../src/database/transaction.js';
import { testDatabase } from '../support/database.js';

const REQUEST = '0198c0de-0000-7000-8000-000000000001';
const ready = (to: string) =>
  ({ kind: 'ready', to, subject: 'Hello', text: 'A notice.', requestId: REQUEST }) as const;
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ready(`${index}@example.com`));
const asked = {
  kind: 'registration',
  to: 'new@example.com',
  asker: { device: 'Firefox on Linux', network: '192.0.2.0/24' },
  requestId: REQUEST,
} as const;

class Recorder extends Mailer {
  readonly sent: Mail[] = [];
  readonly send = vi.fn<(mail: Mail) => Promise<void>>(async (mail) => {
    this.sent.push(mail);
  });
}

const log = { warn: vi.fn<Log>(), error: vi.fn<Log>() };
type Log = (details: object, message?: string) => void;
const metrics = { countMail: vi.fn<(outcome: string) => void>() };

let database: Awaited<ReturnType<typeof testDatabase>>;
let mailer: Recorder;
let queue: MailQueue;
const queues: MailQueue[] = [];
function newQueue(): MailQueue {
  const made = new MailQueue(new Outbox(database.pool), mailer, log, metrics);
  queues.push(made);
  return made;
}
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  await database.pool.query('TRUNCATE mail_outbox');
  vi.clearAllMocks();
  mailer = new Recorder();
  queue = newQueue();
});
afterEach(async () => {
  for (const each of queues.splice(0)) {
    each.beforeApplicationShutdown();
    await each.onApplicationShutdown();
  }
});
afterAll(() => database.drop());

/** What waits, with the seconds until it is due and until it would be given up. */
const waiting = async () =>
  (
    await database.pool.query(
      `SELECT kind, attempts, extract(epoch FROM due_at - now())::float8 AS due,
         extract(epoch FROM due_at - created_at)::float8 AS delay,
         extract(epoch FROM give_up_at - created_at)::float8 AS patience FROM mail_outbox`,
    )
  ).rows;
/** Makes everything due, as if its time had come. */
const letTimePass = () =>
  database.pool.query("UPDATE mail_outbox SET due_at = now() - interval '1 ms'");

/** Puts the times of what waits ahead of the clock, as when the clock is set back. */
const setBack = (seconds: number) =>
  database.pool.query(
    `UPDATE mail_outbox SET due_at = due_at + make_interval(secs => $1),
       give_up_at = give_up_at + make_interval(secs => $1)`,
    [seconds],
  );

async function sendNow(): Promise<void> {
  await letTimePass();
  await queue.sendDue();
}

/** Adds as a process does that ends then: only the test decides when it is sent. */
async function addOnly(...entries: readonly NewEntry[]): Promise<void> {
  const ended = newQueue();
  ended.beforeApplicationShutdown();
  for (const entry of entries) await ended.add(entry);
}

describe('a mail', () => {
  test('is sent after a delay that chance decides, of at most two seconds', async () => {
    await addOnly(...many(30));
    const delays = (await waiting()).map(({ delay }) => delay);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...delays)).toBeLessThan(2.1);
    expect(new Set(delays.map((delay) => Math.round(delay * 10))).size).toBeGreaterThan(5);
  });

  test('is sent in its time without being asked for, and then is gone from the outbox', async () => {
    await queue.add(ready('ada@example.com'));
    await expect.poll(() => mailer.sent, { timeout: 10_000 }).toHaveLength(1);
    expect(mailer.sent).toEqual([{ to: 'ada@example.com', subject: 'Hello', text: 'A notice.' }]);
    await expect.poll(waiting).toEqual([]);
    expect(metrics.countMail.mock.calls).toEqual([['sent']]);
  });

  test('is sent once by several processes', async () => {
    await addOnly(...many(40));
    await letTimePass();
    await Promise.all([newQueue(), newQueue(), newQueue()].map((each) => each.sendDue()));
    const addressees = mailer.sent.map(({ to }) => to);
    expect(new Set(addressees).size).toBe(40);
    expect(addressees).toHaveLength(40);
  });

  test('is sent by the next process when the one before never came to it', async () => {
    await addOnly(ready('ada@example.com'));
    await letTimePass();
    queue.onApplicationBootstrap();
    await expect.poll(() => mailer.sent).toHaveLength(1);
  });

  test('is not sent when the transaction that it tells of does not commit', async () => {
    const work = transaction(database.pool, async (client) => {
      await queue.add(ready('ada@example.com'), client);
      throw new Error('taken back');
    });
    await expect(work).rejects.toThrow('taken back');
    expect(await waiting()).toEqual([]);
  });

  test('is looked for once its transaction has committed, however long that took', async () => {
    const sendDue = vi.spyOn(queue, 'sendDue');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    try {
      const longestDelay = 2000;
      await transaction(database.pool, async (client) => {
        await queue.add(ready('ada@example.com'), client);
        await vi.advanceTimersByTimeAsync(longestDelay);
        expect(sendDue).not.toHaveBeenCalled();
      });
      await vi.advanceTimersByTimeAsync(longestDelay);
      expect(sendDue).toHaveBeenCalled();
    } finally {
      vi.useRealTimers();
    }
  });

  test('is sent although the clock of the database was set back since', async () => {
    mailer.send.mockRejectedValueOnce(new Error('no mail today'));
    await addOnly(ready('tried@example.com'));
    await sendNow();
    await addOnly(ready('new@example.com'));
    // What waits for another attempt may have to for a quarter of an hour.
    await setBack(600);
    await queue.sendDue();
    expect(mailer.sent.map(({ to }) => to)).toEqual(['new@example.com']);
    await setBack(600);
    await queue.sendDue();
    expect(mailer.sent.map(({ to }) => to)).toEqual(['new@example.com', 'tried@example.com']);
  });

  test('to somebody with a lot of mail holds up nobody else', async () => {
    await addOnly(...Array.from({ length: 30 }, () => ready('eve@example.com')));
    await letTimePass();
    const others = ['ada@example.com', 'ben@example.com'];
    await addOnly(...others.map((to) => ready(to)));
    await database.pool.query('UPDATE mail_outbox SET due_at = now() WHERE due_at > now()');
    await queue.sendDue();
    expect(mailer.sent).toHaveLength(32);
    expect(mailer.sent.slice(0, 5).map(({ to }) => to)).toEqual(expect.arrayContaining(others));
  });

  test('that was asked for is written when it is sent, and each time anew', async () => {
    const prepare = vi.fn<() => Promise<undefined>>(async () => undefined);
    queue.prepares('registration', prepare);
    await addOnly(asked);
    expect(prepare).not.toHaveBeenCalled();
    await sendNow();
    expect(prepare).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ to: asked.to, asker: asked.asker, createdAt: expect.any(Date) }),
    );
    // Nobody to write to.
    expect(mailer.sent).toEqual([]);
    expect(await waiting()).toEqual([]);
    expect(metrics.countMail).not.toHaveBeenCalled();
  });
});

test('a call while the queue looks is another look: what became due in between is sent', async () => {
  const outbox = new Outbox(database.pool);
  const looked = vi.spyOn(outbox, 'nextDue');
  queue = new MailQueue(outbox, mailer, log, metrics);
  queues.push(queue);
  const second: Promise<void>[] = [];
  looked.mockImplementationOnce(async () => {
    await addOnly(ready('ada@example.com'));
    await letTimePass();
    second.push(queue.sendDue());
    return undefined;
  });
  await queue.sendDue();
  await Promise.all(second);
  expect(mailer.sent).toHaveLength(1);
});

describe('a mail that was not taken', () => {
  test('is tried again, later each time, and says so in the log', async () => {
    mailer.send.mockRejectedValue(new DeliveryError('ECONNECTION CONN', false));
    await addOnly(ready('ada@example.com'));
    const dues: number[] = [];
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      await sendNow();
      const [{ attempts, due }] = await waiting();
      expect(attempts).toBe(attempt);
      dues.push(Math.ceil(due));
    }
    expect(dues).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 900, 900]);
    expect(log.warn).toHaveBeenLastCalledWith(
      { requestId: REQUEST, kind: 'ready', attempt: 10, err: expect.any(DeliveryError) },
      'mail: not sent, will be tried again',
    );
    expect(JSON.stringify(log.warn.mock.calls)).not.toContain('ada@example.com');
    mailer.send.mockReset();
    await sendNow();
    expect(mailer.send).toHaveBeenCalledOnce();
    expect(await waiting()).toEqual([]);
  });

  test.each([
    ['a notice', ready('ada@example.com'), 86_400],
    ['a link that was asked for', asked, 3600],
  ])('%s is given up after a time, and that is logged and counted', async (_, entry, patience) => {
    queue.prepares('registration', async ({ to }) => ({ to, subject: 'x', text: 'x' }));
    mailer.send.mockRejectedValue(new Error('no mail today'));
    await addOnly(entry);
    expect((await waiting())[0].patience).toBeCloseTo(patience, 0);
    await database.pool.query('UPDATE mail_outbox SET give_up_at = created_at');
    await sendNow();
    expect(await waiting()).toEqual([]);
    expect(mailer.send).toHaveBeenCalledOnce();
    expect(log.error).toHaveBeenCalledExactlyOnceWith(
      { requestId: REQUEST, kind: entry.kind, attempt: 1, err: expect.any(Error) },
      'mail: given up',
    );
    expect(metrics.countMail.mock.calls).toEqual([['given_up']]);
  });

  test('for good is given up at once', async () => {
    mailer.send.mockRejectedValue(new DeliveryError('EENVELOPE RCPT TO 550', true));
    await addOnly(ready('ada@example.com'));
    await sendNow();
    expect(await waiting()).toEqual([]);
    expect(metrics.countMail.mock.calls).toEqual([['given_up']]);
  });

  test('does not hold up the others', async () => {
    mailer.send.mockImplementation(async (mail) => {
      if (mail.to.startsWith('bad')) throw new Error('no mail today');
      mailer.sent.push(mail);
    });
    const names = ['bad-1', 'good-1', 'bad-2', 'good-2'];
    await addOnly(...names.map((name) => ready(`${name}@example.com`)));
    await sendNow();
    expect(mailer.sent.map(({ to }) => to).toSorted()).toEqual([
      'good-1@example.com',
      'good-2@example.com',
    ]);
    expect(await waiting()).toHaveLength(2);
  });

  test('of a kind that this release does not know is left to one that does', async () => {
    await addOnly(asked);
    await sendNow();
    expect(await waiting()).toMatchObject([{ kind: 'registration', attempts: 1 }]);
  });
});

test('an attempt that counts as lost changes nothing of the next one', async () => {
  const outbox = new Outbox(database.pool);
  await addOnly(ready('ada@example.com'));
  await letTimePass();
  const [lost] = await outbox.claim();
  expect((await waiting())[0].due).toBeCloseTo(120, 0);
  await letTimePass();
  const [next] = await outbox.claim();
  if (lost === undefined || next === undefined) throw new Error('nothing was claimed');
  expect([await outbox.retryIn(0, lost), await outbox.delete(lost)]).toEqual([false, false]);
  expect(await outbox.delete(next)).toBe(true);
});

test('while the database is gone the log says it once, and the queue goes on when it is back', async () => {
  const query = vi.spyOn(database.pool, 'query');
  query.mockImplementation((): unknown => Promise.reject(new Error('gone')));
  await queue.sendDue();
  await queue.sendDue();
  query.mockRestore();
  expect(log.warn).toHaveBeenCalledExactlyOnceWith(
    { err: expect.any(Error) },
    'mail: the outbox cannot be read',
  );
  await queue.add(ready('ada@example.com'));
  await expect.poll(() => mailer.sent, { timeout: 10_000 }).toHaveLength(1);
});
