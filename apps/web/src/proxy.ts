import { type NextRequest, NextResponse } from 'next/server';
import { webProblem } from './api/problems';
import { admit } from './proxy/dispatch';
import { refuse } from './proxy/responses';
import { setSafeHeaders } from './proxy/headers';
import { leave } from './proxy/finish-response';
import { once } from './proxy/run-once';
import { type Handler, hasPage, isAsset } from './proxy/routes';
import { loadVisit, newVisit, type Visit } from './proxy/request-context';
import { log } from './log';

/** The door: every request of the web app comes through here, and every answer leaves through here. */
export async function proxy(request: NextRequest): Promise<Response> {
  if (isAsset(request.nextUrl.pathname)) return asset();
  const visit = newVisit(request);
  let isLoaded = false;
  try {
    await loadVisit(visit);
    isLoaded = true;
    const { handle, isForm } = admit(visit);
    const answer = () => answerWith(handle, visit);
    return await (isForm ? once(visit, answer) : answer());
  } catch (error) {
    // The page that says so would fail at the same cookie.
    if (!isLoaded) request.headers.delete('cookie');
    return leave(visit, await fail(visit, error));
  }
}

async function answerWith(handle: Handler, visit: Visit): Promise<Response> {
  try {
    return await leave(visit, await handle(visit));
  } catch (error) {
    return leave(visit, await fail(visit, error));
  }
}

/** A defect of the door. The browser keeps the session that it has: a new one may be what could not be written. */
function fail(visit: Visit, error: unknown): Promise<Response> {
  const { caller, request } = visit;
  const cause = error instanceof Error ? error.stack : String(error);
  log('error', 'door_failed', { requestId: caller.requestId, cause });
  visit.isRenewed = false;
  const again = hasPage(request.nextUrl.pathname) ? 'GET' : 'POST';
  return refuse(visit, webProblem('internal_error', {}, caller.requestId), { again });
}

function asset(): Response {
  const response = NextResponse.next();
  setSafeHeaders(response.headers);
  return response;
}
