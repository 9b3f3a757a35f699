import 'server-only';
import { forms as accountForms } from '../app/account/forms';
import { forms as apiKeysForms } from '../app/account/api-keys/forms';
import { forms as securityForms } from '../app/account/security/forms';
import { forms as sessionsForms } from '../app/account/sessions/forms';
import { forms as usersForms } from '../app/admin/forms';
import { loader as usersLoader } from '../app/admin/loader';
import { loader as eventsLoader } from '../app/admin/events/loader';
import { loader as codeLoader } from '../app/errors/[slug]/loader';
import { forms as forgotForms } from '../app/forgot-password/forms';
import { forms as notesForms } from '../app/notes/forms';
import { loader as notesLoader } from '../app/notes/loader';
import { forms as registerForms } from '../app/register/forms';
import { forms as resetForms } from '../app/reset-password/forms';
import { forms as verifyForms } from '../app/verify-email/forms';
import { lab, labPages } from '../lab';
import { matcherOf, type ParamValues } from '../path-pattern';
import { afterReset, afterVerify } from './after-form';
import { explainForm } from './explain-form';
import { onOwnHost } from './own-host';
import { type PageRoute, publicPage, signedInPage, table } from './page-route';
import { renderPage, seeOther } from './responses';
import { resultPages } from './result-page';
import { signIn } from './sign-in';
import { signOut } from './sign-out';

/**
 * The route of every address, or of its pattern, such as `/projects/[id]`. An address that is not listed is 404, so a
 * forgotten page is not public by accident. A loader that reads the address is in the `loader.ts` of the page's folder;
 * any other loader is written here.
 */
const routes = table({
  '/': publicPage(),
  '/login': { GET: renderPage, POST: signIn },
  '/logout': { POST: signOut },
  '/register': publicPage({ forms: registerForms }),
  '/verify-email': publicPage({ forms: verifyForms, after: afterVerify }),
  '/forgot-password': publicPage({ forms: forgotForms }),
  '/reset-password': publicPage({ forms: resetForms, after: afterReset }),
  '/account': signedInPage(() => [{ route: 'GET /user/profile' }], accountForms),
  '/account/sessions': signedInPage(() => [{ route: 'GET /auth/sessions' }], sessionsForms),
  '/account/api-keys': signedInPage(() => [{ route: 'GET /api-keys' }], apiKeysForms),
  '/account/security': signedInPage(
    () => [{ route: 'GET /user/profile' }, { route: 'GET /user/credentials' }],
    securityForms,
  ),
  // Password managers look for the form here (W3C, A Well-Known URL for Changing Passwords).
  '/.well-known/change-password': { GET: async () => seeOther('/account/security') },
  '/admin': signedInPage(usersLoader, usersForms),
  '/admin/events': signedInPage(eventsLoader),
  '/errors': publicPage(),
  '/errors/[slug]': publicPage({ loader: codeLoader }),
  '/explain': { GET: renderPage, POST: explainForm },
  '/notes': signedInPage(notesLoader, notesForms),
  '/dev/mailbox': onOwnHost(publicPage({ loader: () => [{ route: 'GET /dev/mailbox' }] })),
});

const isPattern = (pathname: string): boolean => pathname.includes('[');

/** A route, and what its pattern found in a path. */
interface Match {
  readonly pattern: string;
  readonly params: ParamValues;
  readonly route: PageRoute;
}

/** Makes the function that finds the route of a path in a table. Full addresses are compared before patterns. */
function finderOf(listed: Readonly<Record<string, PageRoute>>) {
  const matchers = Object.entries(listed)
    .filter(([pattern]) => isPattern(pattern))
    .map(([pattern, route]) => ({ pattern, route, match: matcherOf(pattern) }));
  return (pathname: string): Match | undefined => {
    const isListed = Object.hasOwn(listed, pathname) && !isPattern(pathname);
    const route = isListed ? listed[pathname] : undefined;
    if (route !== undefined) return { pattern: pathname, params: {}, route };
    for (const { match, ...found } of matchers) {
      const params = match(pathname);
      if (params !== undefined) return { ...found, params };
    }
    return undefined;
  };
}

const findRoute = finderOf(routes);
const findInLab = finderOf(resultPages(labPages));

/** Finds the route of a path, exactly as the browser sent it: no other spelling matches. */
export const matchRoute = (pathname: string): Match | undefined =>
  findRoute(pathname) ?? (lab() && findInLab(pathname));

/** Finds the route of a path. */
export const routeOf = (pathname: string): PageRoute | undefined => matchRoute(pathname)?.route;

/** True if a page can be opened at a path. */
export const hasPage = (pathname: string): boolean => routeOf(pathname)?.GET !== undefined;
