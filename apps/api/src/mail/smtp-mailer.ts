import { createTransport } from 'nodemailer';
import { DeliveryError, Mailer, type Mail } from './mailer.js';
import { ATTEMPT_LIMIT } from './outbox.js';

/** Milliseconds after which an attempt is aborted, well before the outbox counts it as lost. */
const LONGEST_ATTEMPT = (ATTEMPT_LIMIT * 1000) / 2;

/** Time-outs for a silent server, in milliseconds. */
const TIMEOUTS = {
  dnsTimeout: 5000,
  connectionTimeout: 5000,
  greetingTimeout: 5000,
  socketTimeout: 10_000,
};

/** Sends mail through an SMTP server. Each call is one attempt; the outbox retries. */
export class SmtpMailer extends Mailer {
  readonly #transport;

  /**
   * @param url an `smtp:` or `smtps:` URL
   * @param from the sender of all mail
   * @param longestAttempt in milliseconds
   */
  constructor(
    url: string,
    private readonly from: string,
    private readonly longestAttempt = LONGEST_ATTEMPT,
  ) {
    super();
    // A mail must not make this process read files or URLs.
    this.#transport = createTransport({
      url,
      ...TIMEOUTS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  override async send({ to, subject, text }: Mail): Promise<void> {
    // An object, so that the address is not parsed and is always one addressee.
    const mail = { from: this.from, to: { name: '', address: to }, subject, text };
    // RFC 3834 §5: suppresses vacation notices.
    const headers = { 'Auto-Submitted': 'auto-generated' };
    const signal = AbortSignal.timeout(this.longestAttempt);
    try {
      await this.#transport.sendMail({ ...mail, headers, signal });
    } catch (error) {
      throw deliveryError(error);
    }
  }
}

/** Describes a failure by its codes. The mail server's text is left out, since it may repeat the address. */
function deliveryError(error: unknown): DeliveryError {
  const failure = failureIn(error);
  const message = [failure.code, failure.command, failure.status].filter(Boolean).join(' ');
  return new DeliveryError(message || 'the mail was not accepted', isFinal(failure));
}

interface Failure {
  readonly code: string;
  /** The refused SMTP command; `API` for a refusal by nodemailer itself. */
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

/** RFC 3463 §3.2, §3.8: the sender was refused, or a policy refused the mail. Many servers reply this to `RCPT TO`. */
const SENDER_OR_POLICY = /^5\d\d[ -]5\.(?:1\.[78]|7\.\d+)\b/;

/**
 * True if the server permanently refuses this addressee or this text (RFC 5321 §4.2.1: 4yz is transient, 5yz
 * permanent). False for a failure that our settings cause, such as a refused sender: it affects all mail, which can be
 * sent once the setting is fixed.
 */
function isFinal({ code, command, status, reply }: Failure): boolean {
  if (SENDER_OR_POLICY.test(reply) || (status !== 0 && status < 500)) return false;
  return code === 'EMESSAGE' || (code === 'EENVELOPE' && ['RCPT TO', 'DATA'].includes(command));
}
