/** A mail in plain text. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Hands mail over: to a mail server, or where there is none to the mailbox of development. */
export abstract class Mailer {
  /** @throws DeliveryError, or what else kept the mail from being handed over */
  abstract send(mail: Mail): Promise<void>;
}

/** A mail server did not take a mail. The message holds nothing of the mail, so it can be logged. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';

  /** @param isFinal whether the server will not take this mail later either */
  constructor(
    message: string,
    readonly isFinal: boolean,
  ) {
    super(message);
  }
}
