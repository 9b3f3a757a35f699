import 'server-only';
import type { NextRequest } from 'next/server';
import { callerFrom, type Caller, unknownCaller } from '../api/caller';
import { withoutDone } from '../page-context/page-context';
import type { ParamValues } from '../path-pattern';
import { loadSession } from '../session/load';
import type { Session } from '../session/session';
import { type CookieCheck, cookieCheckOf } from './cookie-check';
import { wantsProblemJson } from './wants-problem-json';
import type { readForm } from './read-form';

/** A request and what the proxy knows about it. */
export interface RequestContext {
  readonly request: NextRequest;
  /** The pattern of the route, such as `/errors/[slug]`; null if none matches. */
  readonly route: string | null;
  /** The values of the route's parameters, by name. */
  readonly params: ParamValues;
  /** Path and query. */
  address: string;
  caller: Caller;
  /** Allows the scripts and styles of this one response (CSP3 §7.1). */
  readonly nonce: string;
  readonly wantsProblemJson: boolean;
  /** The session from the browser's cookie, or a newer one; undefined if no user is signed in. */
  session: Session | undefined;
  /** True if `session` is newer than the browser's cookie. */
  hasNewSession: boolean;
  readonly cookieCheck: CookieCheck;
  /** The form that was sent, once it has been read (read-form.ts). */
  form?: ReturnType<typeof readForm>;
}

/** The parameters of a request's address, for the loader and the forms of its route. */
export const paramsOf = ({ params }: Pick<RequestContext, 'params'>): never =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table of routes checks what each takes (routes.ts)
  params as never;

/** Makes the context of a request. Cannot fail: {@link loadRequestContext} does the steps that can. */
export function newRequestContext(
  request: NextRequest,
  route: string | null = null,
  params: ParamValues = {},
): RequestContext {
  const { pathname, search } = request.nextUrl;
  const { headers, method } = request;
  return {
    request,
    route,
    params,
    address: pathname + search,
    caller: unknownCaller(headers),
    nonce: crypto.randomUUID().replaceAll('-', ''),
    // Next renders no page for OPTIONS, and no browser opens one with it.
    wantsProblemJson: method === 'OPTIONS' || wantsProblemJson(headers),
    session: undefined,
    hasNewSession: false,
    cookieCheck: cookieCheckOf(method, headers.get('cookie')),
  };
}

/** Reads the session and the client's address. */
export async function loadRequestContext(context: RequestContext): Promise<void> {
  const { headers, method } = context.request;
  context.caller = callerFrom(headers);
  // The address of the form's page may still report that an earlier form was carried out.
  if (method === 'POST') context.address = withoutDone(context.address);
  context.session = await loadSession(headers.get('cookie'));
}

/**
 * Replaces the session. The page reads the new one, and the response sets its cookie. A parallel call may still have older
 * tokens, which do not replace newer ones.
 */
export function setSession(context: RequestContext, session: Session): void {
  const { session: current } = context;
  if (current?.id === session.id && current.generation > session.generation) return;
  context.hasNewSession ||= session !== context.session;
  context.session = session;
}
