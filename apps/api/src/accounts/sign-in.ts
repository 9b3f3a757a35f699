import type { RecordChange } from '../database/change-and-record.js';
import { problem } from '../problems/problem-exception.js';
import type { SessionClient } from '../sessions/sessions.module.js';
import type { OpenedSession, Sessions } from '../sessions/sessions.js';
import type { IssuedTokens } from '../tokens/issue.js';
import type { AuthenticatedUser } from '../strategies/password-authenticator.js';

/** A password that was accepted. */
export interface PasswordSignIn {
  readonly user: AuthenticatedUser;
  /** Checks the same password again, and throws when it is no longer accepted. */
  readonly authenticateAgain: () => Promise<AuthenticatedUser>;
}

/**
 * Opens a session for a user whose password was accepted.
 *
 * @param client the client that signs in
 * @param record writes the event of the sign-in, in the same transaction
 * @param replacedToken the access token that the client sent: its session ends when the new one opens
 * @throws invalid_credentials when the account has changed since the password was checked
 */
export async function signIn(
  sessions: Sessions,
  { user, authenticateAgain }: PasswordSignIn,
  client: SessionClient,
  record: RecordChange<OpenedSession>,
  replacedToken?: string,
): Promise<IssuedTokens> {
  const tokens =
    (await sessions.open(user, client, record, replacedToken)) ??
    // Another sign-in may have replaced the hash of the same password: try again.
    (await sessions.open(await authenticateAgain(), client, record, replacedToken));
  if (tokens === undefined) {
    throw problem('invalid_credentials', {}, { why: 'account changed after the password check' });
  }
  return tokens;
}
