import { describe, expect, test, vi } from 'vitest';
import { Outbox } from '../../src/mail/outbox.js';
import { inTransaction } from '../../src/database/transaction.js';
import { many, ready, requested, log, metrics, testQueue } from './test-queue.js';

const { database, current, newQueue, waiting, letTimePass, sendNow, addOnly } = testQueue();

/** Moves the times of waiting mail into the future, as if the clock had been set back. */
const setBack = (seconds: number) =>
  database.pool.query(
    `UPDATE mail_outbox SET due_at = due_at + make_interval(secs => $1),
       give_up_at = give_up_at + make_interval(secs => $1)`,
    [seconds],
  );

describe('a mail', () => {
  test('is sent after a random delay of at most two seconds', async () => {
    await addOnly(...many(30));
    const delays = (await waiting()).map(({ delay }) => delay);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...delays)).toBeLessThan(2.1);
    expect(new Set(delays.map((delay) => Math.round(delay * 10))).size).toBeGreaterThan(5);
  });

  test('is sent when it is due, without a call of `sendDue`, and then leaves the outbox', async () => {
    await current.queue.add(ready('ada@example.com'));
    await expect.poll(() => current.mailer.sent, { timeout: 10_000 }).toHaveLength(1);
    expect(current.mailer.sent).toEqual([
      { to: 'ada@example.com', subject: 'Hello', text: 'A notice.' },
    ]);
    await expect.poll(waiting).toEqual([]);
    expect(metrics.countMail.mock.calls).toEqual([['sent']]);
  });

  test('is sent only once, even by several processes', async () => {
    await addOnly(...many(40));
    await letTimePass();
    await Promise.all([newQueue(), newQueue(), newQueue()].map((each) => each.sendDue()));
    const addressees = current.mailer.sent.map(({ to }) => to);
    expect(new Set(addressees).size).toBe(40);
    expect(addressees).toHaveLength(40);
  });

  test('is sent by the next process when the one before never got to it', async () => {
    await addOnly(ready('ada@example.com'));
    await letTimePass();
    current.queue.onApplicationBootstrap();
    await expect.poll(() => current.mailer.sent).toHaveLength(1);
  });

  test('is not sent when its transaction does not commit', async () => {
    const work = inTransaction(database.pool, async (client) => {
      await current.queue.add(ready('ada@example.com'), client);
      throw new Error('taken back');
    });
    await expect(work).rejects.toThrow('taken back');
    expect(await waiting()).toEqual([]);
  });

  test('is sent after its transaction has committed, however long that took', async () => {
    const sendDue = vi.spyOn(current.queue, 'sendDue');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    try {
      const longestDelay = 2000;
      await inTransaction(database.pool, async (client) => {
        await current.queue.add(ready('ada@example.com'), client);
        await vi.advanceTimersByTimeAsync(longestDelay);
        expect(sendDue).not.toHaveBeenCalled();
      });
      await vi.advanceTimersByTimeAsync(longestDelay);
      expect(sendDue).toHaveBeenCalled();
    } finally {
      vi.useRealTimers();
    }
  });

  test('is sent even if the database’s clock has been set back since', async () => {
    current.mailer.send.mockRejectedValueOnce(new Error('no mail today'));
    await addOnly(ready('tried@example.com'));
    await sendNow();
    await addOnly(ready('new@example.com'));
    // A retry may be due in up to a quarter of an hour anyway, so ten minutes do not show that the clock was set back.
    await setBack(600);
    await current.queue.sendDue();
    expect(current.mailer.sent.map(({ to }) => to)).toEqual(['new@example.com']);
    await setBack(600);
    await current.queue.sendDue();
    expect(current.mailer.sent.map(({ to }) => to)).toEqual([
      'new@example.com',
      'tried@example.com',
    ]);
  });

  test('that was requested is composed only when it is sent', async () => {
    const prepare = vi.fn<() => Promise<undefined>>(async () => undefined);
    current.queue.registerComposer('registration', prepare);
    await addOnly(requested);
    expect(prepare).not.toHaveBeenCalled();
    await sendNow();
    expect(prepare).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({
        to: requested.to,
        client: requested.client,
        createdAt: expect.any(Date),
      }),
    );
    // Nothing was composed, so nothing is sent.
    expect(current.mailer.sent).toEqual([]);
    expect(await waiting()).toEqual([]);
    expect(metrics.countMail).not.toHaveBeenCalled();
  });
});

test('a call of `sendDue` while the queue is read causes another read: mail that became due in between is sent', async () => {
  const outbox = new Outbox(database.pool);
  const looked = vi.spyOn(outbox, 'nextDue');
  current.queue = newQueue(outbox);
  const second: Promise<void>[] = [];
  looked.mockImplementationOnce(async () => {
    await addOnly(ready('ada@example.com'));
    await letTimePass();
    second.push(current.queue.sendDue());
    return undefined;
  });
  await current.queue.sendDue();
  await Promise.all(second);
  expect(current.mailer.sent).toHaveLength(1);
});

test('an outage of the database is logged once, and the queue goes on afterwards', async () => {
  const query = vi.spyOn(database.pool, 'query');
  query.mockImplementation((): unknown => Promise.reject(new Error('gone')));
  await current.queue.sendDue();
  await current.queue.sendDue();
  query.mockRestore();
  expect(log.warn).toHaveBeenCalledExactlyOnceWith(
    { err: expect.any(Error) },
    'mail: outbox not readable',
  );
  await current.queue.add(ready('ada@example.com'));
  await expect.poll(() => current.mailer.sent, { timeout: 10_000 }).toHaveLength(1);
});
