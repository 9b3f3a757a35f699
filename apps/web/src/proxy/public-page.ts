import 'server-only';
import { type AnyCall, callAny } from '../api/call';
import { letIn, refuse } from './responses';
import type { Visit } from './request-context';

/** A page that is open to everybody and shows this answer of the API, asked as nobody in particular. */
export const publicPage = (call: AnyCall) => async (visit: Visit) => {
  const answer = await callAny(call, visit.caller);
  return answer.ok ? letIn(visit, { [call.route]: answer.data }) : refuse(visit, answer.problem);
};
