/** A mail in plain text. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Hands mail over: to a mail server, or where there is none to the mailbox of development. */
export abstract class Mailer {
  /** @throws when the mail could not be handed over */
  abstract send(mail: Mail): Promise<void>;
}
