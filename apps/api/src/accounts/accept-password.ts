import type { PasswordCredentials } from '../credentials/basic.js';
import { problem } from '../http/problem-exception.js';
import { normaliseEmail, type Accounts, type SignedInUser } from './accounts.js';

/**
 * The user whose e-mail address and password these are.
 *
 * @param sent undefined when what was sent cannot be any
 * @throws invalid_credentials, and service_unavailable while too many others are waiting
 */
export async function acceptPassword(
  accounts: Accounts,
  sent: PasswordCredentials | undefined,
): Promise<SignedInUser> {
  if (sent === undefined) throw problem('invalid_credentials', {}, { why: 'not decodable' });
  const authentication = await accounts.authenticate(sent.email, sent.password);
  if (authentication.outcome === 'accepted') return authentication.user;
  if (authentication.outcome === 'busy') throw problem('service_unavailable', { retryAfter: 1 });
  const about = { identifier: normaliseEmail(sent.email) };
  throw problem('invalid_credentials', {}, { why: authentication.cause, about });
}
