import { createTransport } from 'nodemailer';
import { DeliveryError, Mailer, type Mail } from './mailer.js';

/** Milliseconds that a part of a conversation may take. The whole of it stays below the outbox's `ATTEMPT_LIMIT`. */
const TIMEOUTS = {
  dnsTimeout: 5000,
  connectionTimeout: 5000,
  greetingTimeout: 5000,
  socketTimeout: 10_000,
};

/** Mail through a server. Each call is one attempt: the outbox tries again. */
export class SmtpMailer extends Mailer {
  readonly #transport;
  readonly #from: string;

  /**
   * @param url an `smtp:` or `smtps:` URL
   * @param from whom mail is from
   */
  constructor(url: string, from: string) {
    super();
    // Files and addresses are never read for the sake of a mail.
    this.#transport = createTransport({
      url,
      ...TIMEOUTS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    this.#from = from;
  }

  override async send({ to, subject, text }: Mail): Promise<void> {
    // As an object, so that the address is not parsed: whatever is in it, it is one addressee.
    const mail = { from: this.#from, to: { name: '', address: to }, subject, text };
    // RFC 3834 §5: nobody's vacation notice answers.
    const headers = { 'Auto-Submitted': 'auto-generated' };
    try {
      await this.#transport.sendMail({ ...mail, headers });
    } catch (error) {
      throw deliveryError(error);
    }
  }
}

/** What nodemailer reports when the server, or nodemailer itself, refuses the addressee or the mail. */
const OF_THE_MAIL = new Set(['EENVELOPE', 'EMESSAGE']);

/** Without the server's own words, which may repeat the address. */
function deliveryError(error: unknown): DeliveryError {
  const member = (name: string): unknown => Reflect.get(Object(error), name);
  const [code, command, reply] = [member('code'), member('command'), member('responseCode')];
  const message = [code, command, reply].filter(isPlain).join(' ');
  // RFC 5321 §4.2.1: 4yz is for now, 5yz for good. A refused sign-in (EAUTH) is our setting, and no fault of the mail.
  const isPassing = typeof reply === 'number' && reply < 500;
  const isFinal = OF_THE_MAIL.has(String(code)) && !isPassing;
  return new DeliveryError(message || 'the mail was not handed over', isFinal);
}

const isPlain = (part: unknown) => typeof part === 'string' || typeof part === 'number';
