import type { RecordChange } from '../database/change-and-record.js';
import { problem } from '../problems/problem-exception.js';
import type { Sessions } from '../sessions/sessions.js';
import type { IssuedTokens } from '../tokens/issue.js';
import type { AuthenticatedUser } from '../strategies/password-authenticator.js';

/**
 * Makes a session count as a recent sign-in once the user has confirmed the password.
 *
 * @param authenticate checks the password, and throws when it is wrong
 * @param record writes the event of the confirmation, in the same transaction
 * @throws session_revoked, session_expired or token_invalid when the session has ended, expired or been deleted since
 *   the request began; password_incorrect when the password has changed since then
 */
export async function reauthenticate(
  sessions: Sessions,
  sessionId: string,
  authenticate: () => Promise<AuthenticatedUser>,
  record: RecordChange,
): Promise<IssuedTokens> {
  const confirm = async () => sessions.reauthenticate(sessionId, await authenticate(), record);
  let confirmed = await confirm();
  // Another sign-in may have replaced the hash of the same password: try again.
  if (confirmed.outcome === 'changed') confirmed = await confirm();
  if (confirmed.outcome === 'confirmed') return confirmed.tokens;
  if (confirmed.outcome === 'ended') throw problem('session_revoked', { reason: confirmed.reason });
  if (confirmed.outcome === 'expired') throw problem('session_expired');
  if (confirmed.outcome === 'changed') {
    throw problem('password_incorrect', {}, { why: 'account changed after the password check' });
  }
  throw problem('token_invalid', {}, { why: 'unknown session' });
}
