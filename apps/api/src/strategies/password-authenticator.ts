import type { Role } from '@repo/db';
import type { PasswordCredentials } from '../credentials/credential.js';

/** The origin of a password. */
export interface PasswordSource {
  readonly clientAddress: string;
  /** The session of a signed-in user who confirms the password. */
  readonly sessionId?: string;
}

/** A user whose password was just verified. */
export interface AuthenticatedUser {
  readonly id: string;
  readonly role: Role;
  readonly passwordHash: string;
}

/** Finds the user of an e-mail address and a password. Provided by the feature that keeps accounts. */
export abstract class PasswordAuthenticator {
  /**
   * Verifies a password.
   *
   * @param sent undefined if the credentials could not be decoded
   * @throws the refusal
   */
  abstract authenticate(
    sent: PasswordCredentials | undefined,
    source: PasswordSource,
  ): Promise<AuthenticatedUser>;
}
