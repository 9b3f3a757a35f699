import 'server-only';
import { type AnyCall, callApi } from '../api/call';
import type { Loader } from '../api/loader';
import { webProblem } from '../api/problems';
import { refused, type Result } from '../api/result';
import type { LoaderData } from '../page-context/page-context';
import { callAsUser, notSignedIn } from './call-as-user';
import type { RequestContext } from './request-context';
import { refuse, renderPage } from './responses';

type MakeCall = (context: RequestContext, call: AnyCall) => Promise<Result>;

/**
 * Renders a page for signed-in users. The API decides who may see it: the loader runs before the page, so that a refusal has
 * its true status, and the page gets the data.
 */
export const loadPage = (loader: Loader) => (context: RequestContext) =>
  context.session === undefined
    ? refuse(context, notSignedIn(context).problem)
    : load(context, loader, callAsUser);

/** Renders a public page, with public data of the API. */
export const loadPublicPage = (loader: Loader) => (context: RequestContext) =>
  load(context, loader, ({ caller }, call) => callApi(call, caller));

async function load(context: RequestContext, loader: Loader, make: MakeCall): Promise<Response> {
  const loaded = await runLoader(context, loader, make);
  return loaded.ok ? renderPage(context, loaded.data) : refuse(context, loaded.problem);
}

/** Makes the calls of a loader. @returns their data, or the first problem */
export async function runLoader(
  context: RequestContext,
  loader: Loader,
  make: MakeCall = callAsUser,
): Promise<Result<LoaderData>> {
  const calls = loader(context.request.nextUrl.searchParams);
  if (calls === undefined) return refused(webProblem('not_found', {}, context.caller.requestId));
  const data: Record<string, unknown> = {};
  for (const call of calls) {
    const result = await make(context, call);
    if (!result.ok) return result;
    data[call.route] = result.data;
  }
  return { ok: true, data };
}
