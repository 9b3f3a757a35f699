import { normaliseEmail } from '@repo/settings';
import type { PasswordCredentials } from '../credentials/basic.js';
import { problem } from '../http/problem-exception.js';
import { rateLimited } from '../limits/rate-limited.js';
import type { Accounts, SignedInUser } from './accounts.js';
import { busy } from './passwords.js';

interface Circumstances {
  /** Where it was sent from. */
  readonly clientAddress: string;
  /** The refusal of a wrong one: `password_incorrect` for a person who is signed in and was asked once more. */
  readonly code?: 'invalid_credentials' | 'password_incorrect';
}

/**
 * The user whose e-mail address and password these are. However a password is sent, it is tried here, and a failure
 * counts.
 *
 * @param sent undefined when what was sent cannot be any
 * @throws the code's refusal; rate_limited, and service_unavailable when its turn does not come
 */
export async function acceptPassword(
  accounts: Accounts,
  sent: PasswordCredentials | undefined,
  { clientAddress, code = 'invalid_credentials' }: Circumstances,
): Promise<SignedInUser> {
  if (sent === undefined) throw problem(code, {}, { why: 'not decodable' });
  const authentication = await accounts.authenticate(sent.email, sent.password, clientAddress);
  const { outcome } = authentication;
  if (outcome === 'accepted') return authentication.user;
  if (outcome === 'busy') throw busy();
  const about = { identifier: normaliseEmail(sent.email) };
  if (outcome === 'limited') throw rateLimited(authentication.usedUp, about);
  const { cause: why, limitsReached } = authentication;
  throw problem(code, {}, { why, about, limitsReached });
}
