/** A mail in plain text. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends mail: to a mail server, or to the mailbox of development. */
export abstract class Mailer {
  /** @throws DeliveryError, or another error, when the mail was not sent */
  abstract send(mail: Mail): Promise<void>;
}

/** The mail server did not accept a mail. The message of the error contains nothing of the mail, so it can be logged. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';

  /** @param isFinal true if a retry would fail too */
  constructor(
    message: string,
    readonly isFinal: boolean,
  ) {
    super(message);
  }
}
