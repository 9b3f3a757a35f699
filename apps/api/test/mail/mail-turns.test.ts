import { describe, expect, test } from 'vitest';
import { many, ready, testQueue } from './test-queue.js';

const { database, current, waiting, letTimePass, addOnly } = testQueue();

describe('a mail', () => {
  test('does not wait for the many mails of another address', async () => {
    await addOnly(...Array.from({ length: 30 }, () => ready('eve@example.com')));
    await letTimePass();
    const others = ['ada@example.com', 'ben@example.com'];
    await addOnly(...others.map((to) => ready(to)));
    await database.pool.query('UPDATE mail_outbox SET due_at = now() WHERE due_at > now()');
    await current.queue.sendDue();
    expect(current.mailer.sent).toHaveLength(32);
    expect(current.mailer.sent.slice(0, 5).map(({ to }) => to)).toEqual(
      expect.arrayContaining(others),
    );
  });

  test('does not wait for a slow one: the process goes on sending, also mail that becomes due later', async () => {
    let finish!: () => void;
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    current.mailer.send.mockImplementation(async (mail) => {
      if (mail.to === 'slow@example.com') await slow;
      current.mailer.sent.push(mail);
    });
    await addOnly(ready('slow@example.com'), ...many(12));
    await letTimePass();
    const sending = [current.queue.sendDue()];
    try {
      await expect.poll(() => current.mailer.sent).toHaveLength(12);
      await addOnly(ready('later@example.com'));
      await database.pool.query(
        `UPDATE mail_outbox SET due_at = now() WHERE recipient = 'later@example.com'`,
      );
      sending.push(current.queue.sendDue());
      await expect.poll(() => current.mailer.sent).toHaveLength(13);
    } finally {
      finish();
    }
    await Promise.all(sending);
    expect(current.mailer.sent.at(-1)?.to).toBe('slow@example.com');
    expect(await waiting()).toEqual([]);
  });

  test('is one of at most five that a process sends at once', async () => {
    let finish!: () => void;
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    current.mailer.send.mockReturnValue(slow);
    await addOnly(...many(20));
    await letTimePass();
    const sending = [current.queue.sendDue(), current.queue.sendDue()];
    try {
      await expect.poll(() => current.mailer.send.mock.calls).toHaveLength(5);
      sending.push(current.queue.sendDue());
      expect((await waiting()).filter(({ attempts }) => attempts > 0)).toHaveLength(5);
    } finally {
      finish();
    }
    await Promise.all(sending);
    expect(current.mailer.send).toHaveBeenCalledTimes(20);
  });

  test('to an addressee with many mails takes turns with mail to another such addressee', async () => {
    const eve = Array.from({ length: 10 }, () => ready('eve@example.com'));
    const mallory = Array.from({ length: 10 }, () => ready('mallory@example.com'));
    await addOnly(...eve, ...mallory);
    await database.pool.query(
      `UPDATE mail_outbox SET due_at = now() - CASE recipient WHEN 'eve@example.com'
       THEN interval '2 s' ELSE interval '1 s' END`,
    );
    await current.queue.sendDue();
    const addressees = current.mailer.sent.map(({ to }) => to);
    expect(addressees.slice(0, 10).filter((to) => to.startsWith('eve'))).toHaveLength(5);
  });
});
