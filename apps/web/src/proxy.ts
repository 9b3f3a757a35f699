import { type NextRequest, NextResponse } from 'next/server';
import { webProblem } from './api/problems';
import { dispatch } from './proxy/dispatch';
import { refuse } from './proxy/responses';
import { setSafeHeaders } from './security-headers';
import { finishResponse } from './proxy/finish-response';
import { runOnce } from './proxy/run-once';
import { type Handler, hasPage, isAsset } from './proxy/routes';
import {
  loadRequestContext,
  newRequestContext,
  type RequestContext,
} from './proxy/request-context';
import { log } from './log';

/** The door: every request of the web app comes through here, and every answer leaves through here. */
export async function proxy(request: NextRequest): Promise<Response> {
  if (isAsset(request.nextUrl.pathname)) return asset();
  const context = newRequestContext(request);
  let isLoaded = false;
  try {
    await loadRequestContext(context);
    isLoaded = true;
    const { handle, isForm } = dispatch(context);
    const answer = () => answerWith(handle, context);
    return await (isForm ? runOnce(context, answer) : answer());
  } catch (error) {
    // The page that says so would fail at the same cookie.
    if (!isLoaded) request.headers.delete('cookie');
    return finishResponse(context, await fail(context, error));
  }
}

async function answerWith(handle: Handler, context: RequestContext): Promise<Response> {
  try {
    return await finishResponse(context, await handle(context));
  } catch (error) {
    return finishResponse(context, await fail(context, error));
  }
}

/** A defect of the door. The browser keeps the session that it has: a new one may be what could not be written. */
function fail(context: RequestContext, error: unknown): Promise<Response> {
  const { caller, request } = context;
  const cause = error instanceof Error ? error.stack : String(error);
  log('error', 'proxy_failed', { requestId: caller.requestId, cause });
  context.isRenewed = false;
  const again = hasPage(request.nextUrl.pathname) ? 'GET' : 'POST';
  return refuse(context, webProblem('internal_error', {}, caller.requestId), { again });
}

function asset(): Response {
  const response = NextResponse.next();
  setSafeHeaders(response.headers);
  return response;
}
