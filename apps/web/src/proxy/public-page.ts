import 'server-only';
import { type AnyCall, callAny } from '../api/call';
import { renderPage, refuse } from './responses';
import type { RequestContext } from './request-context';

/** A page that is open to everybody and shows this answer of the API, asked as nobody in particular. */
export const publicPage = (call: AnyCall) => async (context: RequestContext) => {
  const answer = await callAny(call, context.caller);
  return answer.ok
    ? renderPage(context, { [call.route]: answer.data })
    : refuse(context, answer.problem);
};
