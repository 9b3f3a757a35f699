import 'server-only';
import { headers } from 'next/headers';
import { forbidden, redirect } from 'next/navigation';
import { type DataOf, operations, type Route } from '@repo/api-client';
import { type AnyCall, type Call, callAny } from '../api/call';
import { processWide } from '../process-wide';
import { currentSession } from '../session/current';
import { callerOf, handoverOf } from './current';

/** A page needed the API and got no answer that it could show. */
class ApiUnavailable extends Error {
  override readonly name = 'ApiUnavailable';
}

/**
 * What a page shows of the API: what the request's Server Action learned, or else what the door has asked for it. It asks
 * itself only when the door let a Server Action of Next's client in without an answer; what is refused then goes back
 * through the door, which renews the token or says why not.
 */
export async function pageAnswer<R extends Route>(call: Call<R>): Promise<DataOf<R>>;
export async function pageAnswer(call: AnyCall): Promise<unknown> {
  const fields = await headers();
  const { address, answers } = handoverOf(fields);
  const { route } = call;
  const known = told().get(fields)?.[route] ?? answers?.[route];
  // Through JSON and back since the door parsed it, so parsed again.
  if (known !== undefined) return operations[route].data.parse(known);
  const session = await currentSession();
  if (session === undefined) redirect(address);
  const answer = await callAny(call, callerOf(fields), session.accessToken);
  if (answer.ok) return answer.data;
  if (answer.problem.status === 401) redirect(address);
  if (answer.problem.status === 403) forbidden();
  throw new ApiUnavailable(answer.problem.code);
}

type Answers = Partial<Record<Route, unknown>>;

/** By the fields of the request, which an action and the page after it see as one and the same object. */
const told = () => processWide('told-pages', () => new WeakMap<object, Answers>());

/** Gives the page that is made after a Server Action the newer answer, in place of what the door had asked before it. */
export function tellPage<R extends Route>(fields: object, route: R, data: DataOf<R>): void {
  told().set(fields, { ...told().get(fields), [route]: data });
}
