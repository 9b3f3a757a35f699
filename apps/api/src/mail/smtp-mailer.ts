import { createTransport } from 'nodemailer';
import { DeliveryError, Mailer, type Mail } from './mailer.js';
import { ATTEMPT_LIMIT } from './outbox.js';

/** Milliseconds after which an attempt is cut off, well before the outbox counts it as lost and lets another process try. */
const LONGEST_ATTEMPT = (ATTEMPT_LIMIT * 1000) / 2;

/** Milliseconds that the server may stay silent, so that most attempts end sooner. */
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
   * @param longestAttempt in milliseconds
   */
  constructor(
    url: string,
    from: string,
    private readonly longestAttempt = LONGEST_ATTEMPT,
  ) {
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
    const signal = AbortSignal.timeout(this.longestAttempt);
    try {
      await this.#transport.sendMail({ ...mail, headers, signal });
    } catch (error) {
      throw deliveryError(error);
    }
  }
}

/** Without the server's own words, which may repeat the address. */
function deliveryError(error: unknown): DeliveryError {
  const failure = failureIn(error);
  const message = [failure.code, failure.command, failure.status].filter(Boolean).join(' ');
  return new DeliveryError(message || 'the mail was not handed over', isOfTheMail(failure));
}

interface Failure {
  readonly code: string;
  /** The SMTP command that was refused; `API` for what nodemailer refuses itself. */
  readonly command: string;
  /** The server's reply code; 0 without a reply. */
  readonly status: number;
  readonly reply: string;
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

function failureIn(error: unknown): Failure {
  const member = (name: string): unknown => Reflect.get(Object(error), name);
  return {
    code: text(member('code')),
    command: text(member('command')),
    status: Number(member('responseCode') ?? 0),
    reply: text(member('response')),
  };
}

/** RFC 3463 §3.2, §3.8: a refused sender, or what the server lets us do. Many servers say so in the reply to `RCPT TO`. */
const OF_THE_SENDER = /^5\d\d[ -]5\.(?:1\.[78]|7\.\d+)\b/;

/**
 * Whether the server refuses this addressee or this text for good (RFC 5321 §4.2.1: 4yz is for now, 5yz for good). What our
 * settings cause, such as a refused sign-in or sender, holds for all mail: it is sent once the setting is right.
 */
function isOfTheMail({ code, command, status, reply }: Failure): boolean {
  if (OF_THE_SENDER.test(reply) || (status !== 0 && status < 500)) return false;
  return code === 'EMESSAGE' || (code === 'EENVELOPE' && ['RCPT TO', 'DATA'].includes(command));
}
