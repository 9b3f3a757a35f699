import 'server-only';
import { webProblem } from '../api/problems';
import { settings } from '../settings';
import { refuse } from './answer';
import { isOwnOrigin } from './origin';
import { allowedMethods, handlerOf, routeOf } from './routes';
import type { Visit } from './visit';

/** What becomes of a request. What is wrong first is said first: the address, the method, the origin, then who asks. */
export async function admit(visit: Visit): Promise<Response> {
  const { request, caller } = visit;
  const route = routeOf(request.nextUrl.pathname);
  if (route === undefined) return refuse(visit, webProblem('not_found', {}, caller.requestId));

  const allowed = allowedMethods(route);
  if (request.method === 'OPTIONS') {
    return new Response(null, { status: 204, headers: { allow: allowed.join(', ') } });
  }
  const handle = handlerOf(route, request.method);
  if (handle === undefined) {
    return refuse(visit, webProblem('method_not_allowed', { allowed }, caller.requestId));
  }
  if (request.method === 'POST' && !isOwnOrigin(request.headers, settings().WEB_ORIGIN)) {
    return refuse(visit, webProblem('csrf_rejected', {}, caller.requestId));
  }
  return handle(visit);
}
