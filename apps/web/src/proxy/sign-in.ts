import 'server-only';
import { normaliseEmail } from '@repo/settings';
import { webProblem } from '../api/problems';
import { logIn, readTokens } from '../api/tokens';
import type { Postponed } from '../page-context/page-context';
import { rememberSignedOut } from '../session/ended';
import { fromTokens } from '../session/from-tokens';
import { readReturnTo } from '../session/return-to';
import { settings } from '../settings';
import { refuse, type RefusalOptions, seeOther } from './responses';
import { callAsUser } from './call-as-user';
import { blocksCookies } from './cookie-check';
import { readForm } from './read-form';
import { setSession, type RequestContext } from './request-context';

const HOME = '/account';

/**
 * Handles the sign-in form of /login and of every page that asks for a sign-in. A plain form is one full request: its response
 * has a true status, with and without scripts, and no data of an earlier user stays in the browser's memory.
 */
export async function signIn(context: RequestContext): Promise<Response> {
  const fields = await readForm(context);
  if (!(fields instanceof URLSearchParams)) return refuse(context, fields, { page: '/login' });
  const returnTo = readReturnTo(fields.get('returnTo'), settings().WEB_ORIGIN) ?? HOME;
  const refusal = await signInWith(context, fields, { returnTo });
  return refusal ?? seeOther(returnTo);
}

interface AfterSignIn {
  /** The address to go to afterwards; by default, the address of this request. */
  readonly returnTo?: string;
  /** A postponed form that continues afterwards. */
  readonly postponed?: Postponed;
}

/**
 * Signs in with the fields `email` and `password`.
 *
 * @param after what follows; if the sign-in is refused, the form that is then shown sends it again
 * @returns the refusal; or undefined, when the context has the new session
 */
export async function signInWith(
  context: RequestContext,
  fields: URLSearchParams,
  { returnTo = context.address, postponed }: AfterSignIn,
): Promise<Response | undefined> {
  const email = (fields.get('email') ?? '').trim();
  const password = fields.get('password') ?? '';
  const options = { page: '/login', values: { email, returnTo }, postponed } as const;
  if (blocksCookies(fields, context)) return refuseWithoutCookie(context, options);
  const requestedAt = Date.now();
  const { session: old, caller } = context;
  const result = await logIn({ email, password }, old?.accessToken, caller);
  if (!result.ok) return refuse(context, result.problem, options);
  // The old session's access token was sent along, so the API has ended that session.
  if (old !== undefined) rememberSignedOut(old, caller.requestId);
  setSession(context, fromTokens(result.data, normaliseEmail(email), requestedAt));
  return undefined;
}

/** Confirms the user's password, which makes the sign-in recent (RFC 9470 §6.1). A wrong password ends no session. */
export async function confirmPassword(context: RequestContext, password: string) {
  const call = { route: 'POST /auth/reauthenticate', body: { password } } as const;
  const requestedAt = Date.now();
  const tokens = readTokens(call.route, await callAsUser(context, call), context.caller);
  if (tokens.ok && context.session !== undefined) {
    setSession(context, fromTokens(tokens.data, context.session.person.email, requestedAt));
  }
  return tokens;
}

/** Refuses a sign-in, and sets the test cookie again: the next attempt shows whether cookies are allowed by then. */
function refuseWithoutCookie(context: RequestContext, options: RefusalOptions): Promise<Response> {
  context.cookieCheck.isSet = true;
  const { host } = new URL(settings().WEB_ORIGIN);
  const message = `Your browser blocks the cookie that keeps you signed in: allow cookies for ${host}, then sign in again.`;
  const problem = webProblem('bad_request', {}, context.caller.requestId, message);
  return refuse(context, problem, { ...options, message });
}
