import 'server-only';
import type { NextRequest } from 'next/server';
import { callerFrom, type Caller, unknownCaller } from '../api/caller';
import { withoutDone } from '../page-context/page-context';
import { loadSession } from '../session/load';
import type { Session } from '../session/session';
import { type CookieTest, cookieTestOf } from './cookie-test';
import { isDataRequest } from './data-request';
import type { readForm } from './read-form';

/** One request on its way through the door. */
export interface RequestContext {
  readonly request: NextRequest;
  /** Path and query. */
  address: string;
  caller: Caller;
  /** Admits the scripts and styles of this one answer (CSP3 §7.1). */
  readonly nonce: string;
  readonly isData: boolean;
  /** As the browser brought it, renewed in between or not; undefined when nobody is signed in. */
  session: Session | undefined;
  /** Whether `session` is newer than what the browser holds. */
  isRenewed: boolean;
  readonly cookieTest: CookieTest;
  /** The form that was sent, once it was read (read-form.ts). */
  form?: ReturnType<typeof readForm>;
}

/** A context of nobody. What a client sent is not interpreted here but in {@link loadRequestContext}, so that it cannot fail. */
export function newRequestContext(request: NextRequest): RequestContext {
  const { pathname, search } = request.nextUrl;
  const { headers, method } = request;
  return {
    request,
    address: pathname + search,
    caller: unknownCaller(headers),
    nonce: crypto.randomUUID().replaceAll('-', ''),
    isData: isDataRequest(headers),
    session: undefined,
    isRenewed: false,
    cookieTest: cookieTestOf(method, headers.get('cookie')),
  };
}

/** Finds out who sends the request of a context, and from where. */
export async function loadRequestContext(context: RequestContext): Promise<void> {
  const { headers, method } = context.request;
  context.caller = callerFrom(headers);
  // A form is sent from a page that may still say that the one before was carried out.
  if (method === 'POST') context.address = withoutDone(context.address);
  context.session = await loadSession(headers.get('cookie'));
}

/** The context's session from here on; a new one is on its way to the page and to the browser. */
export function setSession(context: RequestContext, session: Session): void {
  context.isRenewed ||= session !== context.session;
  context.session = session;
}
