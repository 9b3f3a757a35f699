import 'server-only';
import { normaliseEmail } from '@repo/settings';
import { webProblem } from '../api/problems';
import { logIn } from '../api/tokens';
import { rememberSignedOut } from '../session/ended';
import { fromTokens } from '../session/from-tokens';
import { readReturnTo } from '../session/return-to';
import { settings } from '../settings';
import { refuse, seeOther, type Shown } from './responses';
import { blocksCookies } from './cookie-test';
import { readForm } from './read-form';
import { setSession, type RequestContext } from './request-context';

const HOME = '/account';

/**
 * The sign-in form, from /login and from every page that asked for it. A plain form: with and without scripts it is one
 * full request, so that its answer has a true status and nothing of an earlier person stays in the browser's memory.
 */
export async function signIn(context: RequestContext): Promise<Response> {
  const form = await readForm(context);
  if (!(form instanceof URLSearchParams)) return refuse(context, form, { on: '/login' });
  const address = readReturnTo(form.get('returnTo'), settings().WEB_ORIGIN) ?? HOME;
  const refusal = await signInWith(form, context, { returnTo: address });
  return refusal ?? seeOther(address);
}

/**
 * Signs in with the fields `email` and `password`.
 *
 * @param next what the form leads to, which it has to lead to after a refusal too
 * @returns the refusal, or undefined: the context's session is the new one
 */
export async function signInWith(
  form: URLSearchParams,
  context: RequestContext,
  next: { readonly returnTo?: string; readonly draft?: string },
): Promise<Response | undefined> {
  const email = (form.get('email') ?? '').trim();
  const password = form.get('password') ?? '';
  const { returnTo = context.address, draft } = next;
  const shown = { on: '/login', kept: { email, returnTo }, draft } as const;
  if (blocksCookies(form, context)) return refuseWithoutCookie(context, shown);
  const asked = Date.now();
  const old = context.session;
  const answer = await logIn({ email, password }, old?.accessToken, context.caller);
  if (!answer.ok) return refuse(context, answer.problem, shown);
  // Its access token went along, so the API has ended it.
  if (old !== undefined) rememberSignedOut(old, context.caller.requestId);
  setSession(context, fromTokens(answer.data, normaliseEmail(email), asked));
  return undefined;
}

/** The test cookie is set once more, and tells whether the advice was followed. */
function refuseWithoutCookie(context: RequestContext, shown: Shown): Promise<Response> {
  context.cookieTest.isSet = true;
  const { host } = new URL(settings().WEB_ORIGIN);
  const says = `Your browser blocks the cookie that keeps you signed in: allow cookies for ${host}, then sign in again.`;
  const problem = webProblem('bad_request', {}, context.caller.requestId, says);
  return refuse(context, problem, { ...shown, says });
}
