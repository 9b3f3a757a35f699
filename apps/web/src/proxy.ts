import type { NextRequest } from 'next/server';
import { webProblem } from './api/problems';
import { inProxy } from './api/in-proxy';
import { log } from './log';
import { isAsset, passAsset } from './proxy/assets';
import { dispatch } from './proxy/dispatch';
import { finishResponse } from './proxy/finish-response';
import {
  loadRequestContext,
  newRequestContext,
  type RequestContext,
} from './proxy/request-context';
import { refuse } from './proxy/responses';
import type { Handler } from './proxy/page-route';
import { hasPage, matchRoute } from './proxy/routes';
import { runOnce } from './proxy/run-once';

/** Next.js calls this function for every request. It asks the API before a page renders (docs/decisions/0008-loaders-and-form-handlers.md). */
export async function proxy(request: NextRequest): Promise<Response> {
  return isAsset(request) ? passAsset() : inProxy(() => respond(request));
}

async function respond(request: NextRequest): Promise<Response> {
  const { pattern, params } = matchRoute(request.nextUrl.pathname) ?? {};
  const context = newRequestContext(request, pattern, params);
  let isLoaded = false;
  try {
    await loadRequestContext(context);
    isLoaded = true;
    const { handle, isForm } = dispatch(context);
    const run = () => runHandler(handle, context);
    return await (isForm ? runOnce(context, run) : run());
  } catch (error) {
    // The cookie may be what failed, and would fail again in the error page.
    if (!isLoaded) request.headers.delete('cookie');
    return finishResponse(context, await fail(context, error));
  }
}

async function runHandler(handle: Handler, context: RequestContext): Promise<Response> {
  try {
    return await finishResponse(context, await handle(context));
  } catch (error) {
    return finishResponse(context, await fail(context, error));
  }
}

/** Responds to a defect of the proxy. Sets no new session cookie, because writing that may be what failed. */
function fail(context: RequestContext, error: unknown): Promise<Response> {
  const { caller, request } = context;
  const cause = error instanceof Error ? error.stack : String(error);
  log('error', 'proxy_failed', { requestId: caller.requestId, cause });
  context.hasNewSession = false;
  const retryMethod = hasPage(request.nextUrl.pathname) ? 'GET' : 'POST';
  return refuse(context, webProblem('internal_error', {}, caller.requestId), { retryMethod });
}
