import 'server-only';
import type { PageLoader } from '../api/loader';
import type { PageForms } from '../forms/page-form';
import type { Params } from '../path-pattern';
import { loadPage, loadPublicPage } from './load-page';
import { type Continue, publicForms } from './public-forms';
import type { RequestContext } from './request-context';
import { renderPage } from './responses';
import { userForms } from './user-forms';

export type Handler = (context: RequestContext) => Promise<Response>;

/** A handler for each method of an address. HEAD is handled as GET. */
export interface PageRoute<P = never> {
  readonly GET?: Handler;
  readonly POST?: Handler;
  /** Returns the API calls whose data the page shows. */
  readonly loader?: PageLoader<P> | undefined;
  readonly forms?: PageForms<P> | undefined;
}

interface PublicPage<P> extends Pick<PageRoute<P>, 'loader' | 'forms'> {
  /** Makes the response to a form that was carried out; by default, a redirect (responses.ts, `redirectAfter`). */
  readonly after?: Continue;
}

/** Makes the route of a public page. */
export const publicPage = <P>({ loader, forms, after }: PublicPage<P> = {}): PageRoute<P> => ({
  loader,
  forms,
  GET: loader ? loadPublicPage(loader) : renderPage,
  ...(forms && { POST: publicForms(forms, loader, after) }),
});

/** Makes the route of a page for signed-in users. */
export const signedInPage = <P>(loader: PageLoader<P>, forms?: PageForms<P>): PageRoute<P> => ({
  loader,
  forms,
  GET: loadPage(loader),
  ...(forms && { POST: userForms(loader, forms) }),
});

/**
 * Checks that the loader and the forms of each route take only parameters that its pattern has.
 *
 * @throws if a pattern has a parameter of several segments, such as `[...path]`
 */
export const table = <
  T extends { readonly [Pattern in keyof T & string]: PageRoute<Params<Pattern>> },
>(
  patterns: T,
): Readonly<Record<string, PageRoute>> => {
  for (const pattern of Object.keys(patterns)) {
    if (pattern.includes('[...'))
      throw new Error(`${pattern}: a parameter is one segment, such as [id].`);
  }
  return patterns;
};

/** The handler of a method, if the route has one. */
export function handlerOf(route: PageRoute, method: string): Handler | undefined {
  if (method === 'GET' || method === 'HEAD') return route.GET;
  return method === 'POST' ? route.POST : undefined;
}

/** The methods of a route, for `Allow` (RFC 9110 §10.2.1). */
export const allowedMethods = (route: PageRoute): string[] => [
  ...(route.GET === undefined ? [] : ['GET', 'HEAD']),
  ...(route.POST === undefined ? [] : ['POST']),
];
