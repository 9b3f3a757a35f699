import 'server-only';
import { codeOfSlug } from '@repo/errors';
import type { Loader } from '../api/loader';
import { forms as accountForms } from '../app/account/forms';
import { loader as accountLoader } from '../app/account/loader';
import { forms as apiKeysForms } from '../app/account/api-keys/forms';
import { loader as apiKeysLoader } from '../app/account/api-keys/loader';
import { forms as securityForms } from '../app/account/security/forms';
import { loader as securityLoader } from '../app/account/security/loader';
import { forms as sessionsForms } from '../app/account/sessions/forms';
import { loader as sessionsLoader } from '../app/account/sessions/loader';
import { forms as usersForms } from '../app/admin/forms';
import { loader as usersLoader } from '../app/admin/loader';
import { loader as eventsLoader } from '../app/admin/events/loader';
import { loader as mailboxLoader } from '../app/dev/mailbox/loader';
import { forms as forgotForms } from '../app/forgot-password/forms';
import { forms as notesForms } from '../app/notes/forms';
import { loader as notesLoader } from '../app/notes/loader';
import { forms as registerForms } from '../app/register/forms';
import { forms as resetForms } from '../app/reset-password/forms';
import { forms as verifyForms } from '../app/verify-email/forms';
import type { PageForms } from '../forms/page-form';
import { afterReset, afterVerify } from './after-form';
import { loadPage, loadPublicPage } from './load-page';
import { onOwnHost } from './own-host';
import { type Continue, publicForms } from './public-forms';
import type { RequestContext } from './request-context';
import { renderPage, seeOther } from './responses';
import { signIn } from './sign-in';
import { signOut } from './sign-out';
import { userForms } from './user-forms';

export type Handler = (context: RequestContext) => Promise<Response>;

/** A handler for each method of an address. HEAD is handled as GET. */
export interface PageRoute {
  readonly GET?: Handler;
  readonly POST?: Handler;
  /** The loader in the page's folder. */
  readonly loader?: Loader | undefined;
  readonly forms?: PageForms | undefined;
}

/** A public page. */
const publicPage = (forms?: PageForms, then?: Continue): PageRoute => ({
  forms,
  GET: renderPage,
  ...(forms && { POST: publicForms(forms, then) }),
});

/** A page for signed-in users. */
const signedInPage = (loader: Loader, forms?: PageForms): PageRoute => ({
  loader,
  forms,
  GET: loadPage(loader),
  ...(forms && { POST: userForms(loader, forms) }),
});

/** Every address. One that is not listed is 404, so that a forgotten page is not public by accident. */
const routes: Readonly<Record<string, PageRoute>> = {
  '/': publicPage(),
  '/login': { GET: renderPage, POST: signIn },
  '/logout': { POST: signOut },
  '/register': publicPage(registerForms),
  '/verify-email': publicPage(verifyForms, afterVerify),
  '/forgot-password': publicPage(forgotForms),
  '/reset-password': publicPage(resetForms, afterReset),
  '/account': signedInPage(accountLoader, accountForms),
  '/account/sessions': signedInPage(sessionsLoader, sessionsForms),
  '/account/api-keys': signedInPage(apiKeysLoader, apiKeysForms),
  '/account/security': signedInPage(securityLoader, securityForms),
  // Password managers look for the form here (W3C, A Well-Known URL for Changing Passwords).
  '/.well-known/change-password': { GET: async () => seeOther('/account/security') },
  '/admin': signedInPage(usersLoader, usersForms),
  '/admin/events': signedInPage(eventsLoader),
  '/errors': publicPage(),
  '/notes': signedInPage(notesLoader, notesForms),
  '/dev/mailbox': { loader: mailboxLoader, GET: onOwnHost(loadPublicPage(mailboxLoader)) },
};

/** Finds the route of a path, exactly as the browser sent it: no other spelling matches. */
export function routeOf(pathname: string): PageRoute | undefined {
  const slug = /^\/errors\/([^/]+)$/.exec(pathname)?.[1];
  if (slug !== undefined) return codeOfSlug(slug) === undefined ? undefined : publicPage();
  return Object.hasOwn(routes, pathname) ? routes[pathname] : undefined;
}

/** The pattern of a path's route, for the log. A path without a route is not logged: it may hold text that a user typed. */
export function patternOf(pathname: string): string | null {
  if (routeOf(pathname) === undefined) return null;
  return Object.hasOwn(routes, pathname) ? pathname : '/errors/[slug]';
}

/** The handler of a method, if the route has one. */
export function handlerOf(route: PageRoute, method: string): Handler | undefined {
  if (method === 'GET' || method === 'HEAD') return route.GET;
  return method === 'POST' ? route.POST : undefined;
}

/** True if a page can be opened at a path. */
export const hasPage = (pathname: string): boolean => routeOf(pathname)?.GET !== undefined;

/** The methods of a route, for `Allow` (RFC 9110 §10.2.1). */
export const allowedMethods = (route: PageRoute): string[] => [
  ...(route.GET === undefined ? [] : ['GET', 'HEAD']),
  ...(route.POST === undefined ? [] : ['POST']),
];

/** Public files: the built scripts, styles and fonts, and the icon. */
const ASSETS = /^\/(?:_next\/static\/|icon\.svg$)/;

/** Served by Next's development server to its own client. */
const DEVELOPMENT = process.env.NODE_ENV === 'development' ? /^\/(?:_next\/|__nextjs)/ : undefined;

/** True for a path that needs no handler. */
export const isAsset = (pathname: string): boolean =>
  ASSETS.test(pathname) || DEVELOPMENT?.test(pathname) === true;
