import 'server-only';
import { codeOfSlug } from '@repo/errors';
import { rename } from '../app/account/rename';
import { endKey } from '../app/account/api-keys/end-key';
import { makeKey } from '../app/account/api-keys/make-key';
import { changePassword } from '../app/account/security/change-password';
import { endOthers, endSession } from '../app/account/sessions/end-session';
import { changeUser } from '../app/admin/change-user';
import { eventsCalls } from '../app/admin/events/events-calls';
import { forgot } from '../app/forgot-password/forgot';
import { notesCalls, notesForms } from '../app/notes/notes';
import { register } from '../app/register/register';
import { reset } from '../app/reset-password/reset';
import { verify } from '../app/verify-email/verify';
import type { PageForms } from '../forms/page-form';
import { listLoader, type Loader } from '../api/loader';
import { afterReset } from './after-reset';
import { renderPage, seeOther } from './responses';
import { afterVerify } from './after-verify';
import { loadedPage } from './run-loader';
import { onOwnHost } from './own-host';
import { publicForms } from './public-forms';
import { publicPage } from './public-page';
import { userForms } from './user-forms';
import { signIn } from './sign-in';
import { signOut } from './sign-out';
import type { RequestContext } from './request-context';

export type Handler = (context: RequestContext) => Promise<Response>;

/** What an address takes. HEAD goes as GET. */
type Route = Readonly<Partial<Record<'GET' | 'POST', Handler>>>;

const page: Route = { GET: renderPage };

/** A page for people who are signed in, which shows these answers of the API and has these forms. */
const signedIn = (loader: Loader, forms?: PageForms): Route => ({
  GET: loadedPage(loader),
  ...(forms && { POST: userForms(loader, forms) }),
});

/**
 * Every address there is. One that is not here is 404, so that a page cannot be open by being forgotten.
 */
const routes: Readonly<Record<string, Route>> = {
  '/': page,
  '/login': { GET: renderPage, POST: signIn },
  '/logout': { POST: signOut },
  '/register': { GET: renderPage, POST: publicForms({ register }) },
  '/verify-email': { GET: renderPage, POST: publicForms({ verify }, afterVerify) },
  '/forgot-password': { GET: renderPage, POST: publicForms({ forgot }) },
  '/reset-password': { GET: renderPage, POST: publicForms({ reset }, afterReset) },
  '/account': signedIn(() => [{ route: 'GET /user/profile' }], { rename }),
  '/account/sessions': signedIn(() => [{ route: 'GET /auth/sessions' }], {
    end: endSession,
    'end-others': endOthers,
  }),
  '/account/api-keys': signedIn(() => [{ route: 'GET /api-keys' }], { make: makeKey, end: endKey }),
  '/account/security': signedIn(
    () => [{ route: 'GET /user/profile' }, { route: 'GET /api-keys' }],
    {
      change: changePassword,
    },
  ),
  // W3C, A Well-Known URL for Changing Passwords: where password managers look for the form.
  '/.well-known/change-password': { GET: async () => seeOther('/account/security') },
  '/admin': signedIn(
    listLoader((cursor) => ({ route: 'GET /admin/users', query: { cursor } })),
    {
      change: changeUser,
    },
  ),
  '/admin/events': signedIn(eventsCalls),
  '/errors': page,
  '/notes': signedIn(notesCalls, notesForms),
  '/dev/mailbox': { GET: onOwnHost(publicPage({ route: 'GET /dev/mailbox' })) },
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
