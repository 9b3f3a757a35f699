import { Pool } from 'pg';
import { expect } from 'vitest';
import { MailQueue } from '../../src/mail/mail-queue.js';
import type { TestApi } from '../api.js';
import { members } from './response.js';

/** The line of a mail that says when its event happened, because the mail may be read much later. */
export const WHEN = /^When: \d{1,2} [A-Z][a-z]+ \d{4} at \d\d:\d\d UTC$/m;

interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends the mail in the outbox at once, without the usual delay. */
export async function sendMail({ app }: TestApi): Promise<void> {
  const hurry = `UPDATE mail_outbox SET due_at = now() - interval '1 ms' WHERE attempts = 0`;
  await app.get(Pool).query(hurry);
  await app.get(MailQueue).sendDue();
}

/** Returns the mails to an address, newest first. */
export async function mailsTo(api: TestApi, email: string): Promise<Mail[]> {
  await sendMail(api);
  const { mails } = members(await api.get('/dev/mailbox'));
  if (!Array.isArray(mails)) throw new Error('no mailbox');
  return mails.filter((mail: Mail) => mail.to === email);
}

/** Waits until an address has this number of mails, and returns the newest. */
export async function newestMail(api: TestApi, email: string, count = 1): Promise<Mail> {
  await expect.poll(async () => (await mailsTo(api, email)).length).toBe(count);
  const [newest] = await mailsTo(api, email);
  if (newest === undefined) throw new Error('no mail');
  return newest;
}

/** Returns the token in a mail's link to a page. */
export function tokenIn({ text }: Mail, page: string): string {
  const [, token] =
    new RegExp(`http://localhost:3000/${page}\\?token=([\\w-]{43,})\\s`).exec(text) ?? [];
  if (token === undefined) throw new Error(`no link to ${page}: ${text}`);
  return token;
}
