import 'server-only';
import { codeOfSlug } from '@repo/errors';
import { letIn } from './answer';
import { guardForm, guardList, guardWithForm } from './guard';
import { signIn } from './sign-in';
import { signOut } from './sign-out';
import type { Visit } from './visit';

type Handler = (visit: Visit) => Promise<Response>;

/** What an address takes. HEAD goes as GET. */
type Route = Readonly<Partial<Record<'GET' | 'POST', Handler>>>;

const page: Route = { GET: letIn };

/**
 * Every address there is. One that is not here is 404, so that a page cannot be open by being forgotten. A guarded page
 * names the API call whose answer it shows; it has a form when it takes POST.
 */
const routes: Readonly<Record<string, Route>> = {
  '/': page,
  '/login': { GET: letIn, POST: signIn },
  '/logout': { POST: signOut },
  '/account': {
    GET: guardWithForm({ route: 'GET /user/profile' }),
    POST: guardForm({ route: 'GET /user/profile' }),
  },
  '/admin': { GET: guardList((cursor) => ({ route: 'GET /admin/users', query: { cursor } })) },
  '/errors': page,
};

/** The route of a path, which is as the browser sent it: another spelling of an address is another address. */
export function routeOf(pathname: string): Route | undefined {
  const slug = /^\/errors\/([^/]+)$/.exec(pathname)?.[1];
  if (slug !== undefined) return codeOfSlug(slug) === undefined ? undefined : page;
  return Object.hasOwn(routes, pathname) ? routes[pathname] : undefined;
}

/** Who answers a method at a route; undefined when nobody does. */
export function handlerOf(route: Route, method: string): Handler | undefined {
  if (method === 'GET' || method === 'HEAD') return route.GET;
  return method === 'POST' ? route.POST : undefined;
}

/** Whether there is something to open at a path. */
export const hasPage = (pathname: string): boolean => routeOf(pathname)?.GET !== undefined;

/** The methods of a route, for `Allow` (RFC 9110 §10.2.1). */
export const allowedMethods = (route: Route): string[] => [
  ...(route.GET === undefined ? [] : ['GET', 'HEAD']),
  ...(route.POST === undefined ? [] : ['POST']),
];

/** What is the same for everybody: the built scripts, styles and fonts, and the icon. */
const ASSETS = /^\/(?:_next\/static\/|icon\.svg$)/;

/** And what Next's development server serves to its own client. */
const DEVELOPMENT = process.env.NODE_ENV === 'development' ? /^\/(?:_next\/|__nextjs)/ : undefined;

/** Whether a path is not for the door to judge. */
export const isAsset = (pathname: string): boolean =>
  ASSETS.test(pathname) || DEVELOPMENT?.test(pathname) === true;
