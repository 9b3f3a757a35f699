import { describe, expect, test } from 'vitest';
import { DeliveryError } from '../../src/mail/mailer.js';
import { Outbox } from '../../src/mail/outbox.js';
import { REQUEST, ready, requested, log, metrics, testQueue } from './test-queue.js';

const { database, current, waiting, letTimePass, sendNow, addOnly } = testQueue();

describe('a mail that was not accepted', () => {
  test('is tried again, later each time, and logged', async () => {
    current.mailer.send.mockRejectedValue(new DeliveryError('ECONNECTION CONN', false));
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
      'mail: not sent, will retry',
    );
    expect(JSON.stringify(log.warn.mock.calls)).not.toContain('ada@example.com');
    current.mailer.send.mockReset();
    await sendNow();
    expect(current.mailer.send).toHaveBeenCalledOnce();
    expect(await waiting()).toEqual([]);
  });

  test.each([
    ['a notice', ready('ada@example.com'), 86_400],
    ['a link that was asked for', requested, 3600],
  ])('%s is given up after a time; that is logged and counted', async (_, entry, patience) => {
    current.queue.registerComposer('registration', async ({ to }) => ({
      to,
      subject: 'x',
      text: 'x',
    }));
    current.mailer.send.mockRejectedValue(new Error('no mail today'));
    await addOnly(entry);
    expect((await waiting())[0].patience).toBeCloseTo(patience, 0);
    await database.pool.query('UPDATE mail_outbox SET give_up_at = created_at');
    await sendNow();
    expect(await waiting()).toEqual([]);
    expect(current.mailer.send).toHaveBeenCalledOnce();
    expect(log.error).toHaveBeenCalledExactlyOnceWith(
      { requestId: REQUEST, kind: entry.kind, attempt: 1, err: expect.any(Error) },
      'mail: given up',
    );
    expect(metrics.countMail.mock.calls).toEqual([['given_up']]);
  });

  test('is given up at once if the refusal is final', async () => {
    current.mailer.send.mockRejectedValue(new DeliveryError('EENVELOPE RCPT TO 550', true));
    await addOnly(ready('ada@example.com'));
    await sendNow();
    expect(await waiting()).toEqual([]);
    expect(metrics.countMail.mock.calls).toEqual([['given_up']]);
  });

  test('does not delay the others', async () => {
    current.mailer.send.mockImplementation(async (mail) => {
      if (mail.to.startsWith('bad')) throw new Error('no mail today');
      current.mailer.sent.push(mail);
    });
    const names = ['bad-1', 'good-1', 'bad-2', 'good-2'];
    await addOnly(...names.map((name) => ready(`${name}@example.com`)));
    await sendNow();
    expect(current.mailer.sent.map(({ to }) => to).toSorted()).toEqual([
      'good-1@example.com',
      'good-2@example.com',
    ]);
    expect(await waiting()).toHaveLength(2);
  });

  test('is left to another release if this release does not know its kind', async () => {
    await addOnly(requested);
    await sendNow();
    expect(await waiting()).toMatchObject([{ kind: 'registration', attempts: 1 }]);
  });
});

test('an attempt that counts as lost does not affect the next one', async () => {
  const outbox = new Outbox(database.pool);
  await addOnly(ready('ada@example.com'));
  await letTimePass();
  const lost = await outbox.claim();
  expect((await waiting())[0].due).toBeCloseTo(120, 0);
  await letTimePass();
  const next = await outbox.claim();
  if (lost === undefined || next === undefined) throw new Error('nothing was claimed');
  expect([await outbox.retryIn(0, lost), await outbox.delete(lost)]).toEqual([false, false]);
  expect(await outbox.delete(next)).toBe(true);
});
