import { setTimeout as wait } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { Mailer, type Mail } from './mailer.js';

/** How long to wait before each further try, in milliseconds. */
const RETRY_AFTER_MS = [1000, 5000];

/** Nobody waits for a mail, but a process that ends has to: no part of a conversation may take longer. */
const TIMEOUTS = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 10_000 };

/** Mail through a server. What fails in passing is tried again. */
export class SmtpMailer extends Mailer {
  readonly #transport;
  readonly #from: string;
  readonly #retryAfterMs: readonly number[];

  /**
   * @param url an `smtp:` or `smtps:` URL
   * @param from whom mail is from
   */
  constructor(url: string, from: string, retryAfterMs: readonly number[] = RETRY_AFTER_MS) {
    super();
    // Files and addresses are never read for the sake of a mail.
    this.#transport = createTransport({
      url,
      ...TIMEOUTS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    this.#from = from;
    this.#retryAfterMs = retryAfterMs;
  }

  override async send({ to, subject, text }: Mail): Promise<void> {
    // As an object, so that the address is not parsed: whatever is in it, it is one addressee.
    const mail = { from: this.#from, to: { name: '', address: to }, subject, text };
    // RFC 3834 §5: nobody's vacation notice answers.
    const headers = { 'Auto-Submitted': 'auto-generated' };
    for (const delay of this.#retryAfterMs) {
      try {
        await this.#transport.sendMail({ ...mail, headers });
        return;
      } catch (error) {
        // Otherwise the next try, or the last one, throws what it meets.
        if (isFinal(error)) throw error;
        await wait(delay);
      }
    }
    await this.#transport.sendMail({ ...mail, headers });
  }
}

/** RFC 5321 §4.2.1: a reply of the 5xx class is not to be asked for again. */
function isFinal(error: unknown): boolean {
  const code: unknown = Reflect.get(Object(error), 'responseCode');
  return typeof code === 'number' && code >= 500;
}
