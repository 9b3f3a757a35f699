import type { RecordChange } from '../database/change-and-record.js';
import { problem } from '../problems/problem-exception.js';
import type { SessionClient } from '../sessions/sessions.module.js';
import type { OpenedSession, Sessions } from '../sessions/sessions.js';
import type { IssuedTokens } from '../tokens/issue.js';
import type { SignedInUser } from '../strategies/password-authenticator.js';

/** A password that has been accepted. */
export interface PasswordSignIn {
  readonly user: SignedInUser;
  /** Tries the same password again, and throws when it is no longer accepted. */
  readonly authenticateAgain: () => Promise<SignedInUser>;
}

/**
 * Opens a session for a person whose password was accepted.
 *
 * @param client what signs in
 * @param record records it, in its transaction
 * @param replacedToken the access token that came along: its session ends when the new one begins
 * @throws invalid_credentials when the account has changed since
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
    // It may be that only its hash was renewed, by another sign-in: look once more.
    (await sessions.open(await authenticateAgain(), client, record, replacedToken));
  if (tokens === undefined) {
    throw problem('invalid_credentials', {}, { why: 'changed meanwhile' });
  }
  return tokens;
}
