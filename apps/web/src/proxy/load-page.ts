import 'server-only';
import { type AnyCall, callApi } from '../api/call';
import type { PageLoader } from '../api/loader';
import { webProblem } from '../api/problems';
import { refused, type Result } from '../api/result';
import type { LoaderData } from '../page-context/page-context';
import { callAsUser, notSignedIn } from './call-as-user';
import { refuseData, wantsData } from './data-requests';
import { paramsOf, type RequestContext } from './request-context';
import { refuse, renderPage, sendData } from './responses';

type MakeCall = (context: RequestContext, call: AnyCall) => Promise<Result>;

/**
 * Renders a page for signed-in users. The API decides who may see it: the loader runs before the page, so that a refusal has
 * its true status, and the page gets the data.
 */
export const loadPage = (loader: PageLoader) => (context: RequestContext) =>
  context.session === undefined
    ? refuse(context, notSignedIn(context).problem)
    : load(context, loader, callAsUser);

/** Renders a public page, with public data of the API. */
export const loadPublicPage = (loader: PageLoader) => (context: RequestContext) =>
  load(context, loader, callAsAnyone);

/** Calls the API without credentials. */
export const callAsAnyone: MakeCall = ({ caller }, call) => callApi(call, caller);

async function load(
  context: RequestContext,
  loader: PageLoader,
  make: MakeCall,
): Promise<Response> {
  const isData = wantsData(context);
  const problem = isData ? refuseData(context) : undefined;
  if (problem !== undefined) return refuse(context, problem);
  const loaded = await runLoader(context, loader, make);
  if (!loaded.ok) return refuse(context, loaded.problem);
  // If the page loads nothing, a program that accepts JSON gets the page too, as when it opens the `type` of a problem.
  const hasData = Object.keys(loaded.data).length > 0;
  return isData && hasData ? sendData(loaded.data) : renderPage(context, loaded.data);
}

/** Makes the calls of a loader in parallel. Returns their data, or the first problem in the loader's order. */
export async function runLoader(
  context: RequestContext,
  loader: PageLoader,
  make: MakeCall = callAsUser,
): Promise<Result<LoaderData>> {
  const calls = loader(context.request.nextUrl.searchParams, paramsOf(context));
  if (calls === undefined) return refused(webProblem('not_found', {}, context.caller.requestId));
  const results = await Promise.all(
    calls.map(async (call) => ({ call, result: await make(context, call) })),
  );
  const data: Record<string, unknown> = {};
  for (const { call, result } of results) {
    if (!result.ok) return result;
    data[call.route] = result.data;
  }
  return { ok: true, data };
}
