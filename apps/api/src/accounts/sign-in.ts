import type { PasswordCredentials } from '../credentials/basic.js';
import type { Sessions } from '../sessions/sessions.js';
import type { IssuedTokens } from '../tokens/issue.js';
import type { Accounts } from './accounts.js';

export type SignIn =
  | { readonly outcome: 'accepted'; readonly tokens: IssuedTokens }
  | { readonly outcome: 'refused'; readonly cause: string }
  | { readonly outcome: 'busy' };

/**
 * Signs a person in.
 *
 * @param replacedToken the access token that came along: its session ends when the new one begins
 */
export async function signIn(
  accounts: Accounts,
  sessions: Sessions,
  { email, password }: PasswordCredentials,
  replacedToken: string | undefined,
  // The account may change between the two steps, if only its hash is renewed by another sign-in: look once more.
  attempts = 2,
): Promise<SignIn> {
  const authentication = await accounts.authenticate(email, password);
  if (authentication.outcome !== 'accepted') return authentication;
  const tokens = await sessions.open(authentication.user, replacedToken);
  if (tokens !== undefined) return { outcome: 'accepted', tokens };
  return attempts > 1
    ? signIn(accounts, sessions, { email, password }, replacedToken, attempts - 1)
    : { outcome: 'refused', cause: 'changed meanwhile' };
}
