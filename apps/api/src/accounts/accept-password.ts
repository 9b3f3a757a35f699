import { normaliseEmail } from '@repo/settings';
import type { PasswordCredentials } from '../credentials/basic.js';
import { problem } from '../problems/problem-exception.js';
import { rateLimited } from '../limits/rate-limited.js';
import type { Accounts, PasswordSource, SignedInUser } from './accounts.js';
import { busy } from './passwords.js';

/**
 * The user whose e-mail address and password these are. However a password is sent, it is tried here, and a failure
 * counts.
 *
 * @param sent undefined when what was sent cannot be any
 * @throws invalid_credentials, or password_incorrect for a person who is signed in; rate_limited, and service_unavailable when its turn does not come
 */
export async function acceptPassword(
  accounts: Accounts,
  sent: PasswordCredentials | undefined,
  source: PasswordSource,
): Promise<SignedInUser> {
  const code = source.sessionId === undefined ? 'invalid_credentials' : 'password_incorrect';
  if (sent === undefined) throw problem(code, {}, { why: 'not decodable' });
  const authentication = await accounts.authenticate(sent.email, sent.password, source);
  const { outcome } = authentication;
  if (outcome === 'accepted') return authentication.user;
  if (outcome === 'busy') throw busy();
  const about = { identifier: normaliseEmail(sent.email) };
  if (outcome === 'limited') throw rateLimited(authentication.usedUp, about);
  const { cause: why, limitsReached } = authentication;
  throw problem(code, {}, { why, about, limitsReached });
}
