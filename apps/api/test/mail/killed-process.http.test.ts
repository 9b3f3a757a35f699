import { startMailServer } from '@repo/testing';
import { expect, test } from 'vitest';
import { startApiProcess } from '../api.js';
import { testDatabase } from '../support/database.js';

const database = testDatabase();

const count = async () =>
  (await database.pool.query('SELECT count(*)::int AS n FROM mail_outbox')).rows[0].n;

test('a mail is sent by the next process if the first is killed while sending it', async () => {
  // The server never replies to the addressee of the first attempt, and accepts that of the second.
  const server = await startMailServer({ toAddressee: ['', '250 ok'] });
  const env = { DATABASE_URL: database.url, SMTP_URL: server.url };
  try {
    const first = await startApiProcess(env);
    await first.post('/auth/forgot-password', { email: 'user@example.com' });
    const isBeingSent = () => server.conversations.flat().some((line) => line.startsWith('RCPT'));
    await expect.poll(isBeingSent, { timeout: 15_000 }).toBe(true);
    await first.kill();
    expect(server.received).toEqual([]);
    expect(await count()).toBe(1);
    // As if the time had passed after which an attempt counts as lost.
    await database.pool.query('UPDATE mail_outbox SET due_at = created_at');
    const next = await startApiProcess(env);
    await expect.poll(() => server.received, { timeout: 15_000 }).toHaveLength(1);
    // Without the soft line breaks of quoted-printable (RFC 2045 §6.7).
    const text = server.received[0]?.replaceAll(/=\r?\n/g, '');
    expect(text).toContain('reset-password?token=3D');
    await expect.poll(count).toBe(0);
    await next.close();
  } finally {
    server.close();
  }
});

test('a stopping process finishes the mail that it is sending, and leaves the rest to the next', async () => {
  const server = await startMailServer();
  const env = { DATABASE_URL: database.url, SMTP_URL: server.url };
  try {
    const first = await startApiProcess(env);
    for (const _ of [1, 2, 3]) {
      await first.post('/auth/register', { email: 'user@example.com' });
    }
    await first.close();
    const sent = server.received.length;
    expect(await count()).toBe(3 - sent);
    const next = await startApiProcess(env);
    await expect.poll(() => server.received, { timeout: 15_000 }).toHaveLength(3);
    await next.close();
    expect(await count()).toBe(0);
  } finally {
    server.close();
  }
});
