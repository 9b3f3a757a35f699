import 'server-only';
import type { Problem } from '@repo/errors';
import { webProblem } from '../api/problems';
import { settings } from '../settings';
import { assetRoute } from './assets';
import { hintForMethod, hintForPath } from './hints';
import { isOwnOrigin } from './origin';
import { refuse, type RefusalOptions } from './responses';
import { allowedMethods, type Handler, handlerOf } from './page-route';
import { hasPage, routeOf } from './routes';
import { signOut } from './sign-out';
import type { RequestContext } from './request-context';

interface Dispatched {
  readonly handle: Handler;
  /** True for a form that runs only once. A sign-out may be repeated. */
  readonly isForm: boolean;
}

/** Chooses the handler. Checks the address, then the method, then the origin; the first failure is the response. */
export function dispatch(context: RequestContext): Dispatched {
  const { request, caller } = context;
  const { requestId } = caller;
  const { pathname } = request.nextUrl;
  const route = routeOf(pathname) ?? assetRoute(pathname);
  if (route === undefined)
    return refused(webProblem('not_found', {}, requestId), { hint: hintForPath(pathname) });

  const allowed = allowedMethods(route);
  if (request.method === 'OPTIONS') {
    const init = { status: 204, headers: { allow: allowed.join(', ') } };
    return { handle: async () => new Response(null, init), isForm: false };
  }
  const handle = handlerOf(route, request.method);
  if (handle === undefined) {
    const hint = hintForMethod(context);
    return refused(webProblem('method_not_allowed', { allowed }, requestId), { hint });
  }
  const isForm = request.method === 'POST';
  if (isForm && !isOwnOrigin(request.headers, settings().WEB_ORIGIN)) return refusedOrigin(context);
  return { handle, isForm: isForm && handle !== signOut };
}

const refused = (problem: Problem, options?: RefusalOptions): Dispatched => ({
  handle: (context) => refuse(context, problem, options),
  isForm: false,
});

/** Refuses a form from another origin. The message names the configured origin, never one from the request. */
function refusedOrigin({ request, caller }: RequestContext): Dispatched {
  const detail = `Forms are taken from ${settings().WEB_ORIGIN} only, so nothing was changed. Open the page there and send it again.`;
  const problem = webProblem('csrf_rejected', {}, caller.requestId, detail);
  return refused(problem, { retryMethod: hasPage(request.nextUrl.pathname) ? 'GET' : 'POST' });
}
