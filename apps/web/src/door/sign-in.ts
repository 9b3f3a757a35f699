import 'server-only';
import { logIn } from '../api/tokens';
import { rememberSignedOut } from '../session/ended';
import { fromTokens } from '../session/from-tokens';
import { readReturnTo } from '../session/return-to';
import { settings } from '../settings';
import { refuse, seeOther } from './answer';
import { readForm } from './form';
import { hold, type Visit } from './visit';

const HOME = '/account';

/**
 * The sign-in form, from /login and from every page that asked for it. A plain form: with and without scripts it is one
 * full request, so that its answer has a true status and nothing of an earlier person stays in the browser's memory.
 */
export async function signIn(visit: Visit): Promise<Response> {
  const form = await readForm(visit);
  if (!(form instanceof URLSearchParams)) return refuse(visit, form, { on: '/login' });
  const email = (form.get('email') ?? '').trim();
  const password = form.get('password') ?? '';
  const address = readReturnTo(form.get('returnTo'), settings().WEB_ORIGIN) ?? HOME;
  const asked = Date.now();
  const old = visit.session;
  const answer = await logIn({ email, password }, old?.accessToken, visit.caller);
  if (!answer.ok) {
    return refuse(visit, answer.problem, {
      on: '/login',
      kept: { email, returnTo: address },
    });
  }
  // Its access token went along, so the API has ended it.
  if (old !== undefined) rememberSignedOut(old, visit.caller.requestId);
  hold(visit, fromTokens(answer.data, email, asked));
  return seeOther(address);
}
