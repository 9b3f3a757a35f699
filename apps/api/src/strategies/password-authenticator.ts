import type { Role } from '@repo/db';
import type { PasswordCredentials } from '../credentials/basic.js';

/** Where a password is sent from. */
export interface PasswordSource {
  readonly clientAddress: string;
  /** The session of a user who is signed in and confirms the password. */
  readonly sessionId?: string;
}

/** A user whose password was right a moment ago. */
export interface SignedInUser {
  readonly id: string;
  readonly role: Role;
  readonly passwordHash: string;
}

/** Finds the user of an e-mail address and a password. Provided by the feature that keeps accounts. */
export abstract class PasswordAuthenticator {
  /**
   * @param sent undefined if what was sent cannot be credentials
   * @throws the refusal
   */
  abstract authenticate(
    sent: PasswordCredentials | undefined,
    source: PasswordSource,
  ): Promise<SignedInUser>;
}
