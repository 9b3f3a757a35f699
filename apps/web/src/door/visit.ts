import 'server-only';
import type { NextRequest } from 'next/server';
import { callerFrom, type Caller } from '../api/caller';
import { withoutDone } from '../handover/handover';
import { loadSession } from '../session/load';
import type { Session } from '../session/session';
import { type CookieTest, cookieTestOf } from './cookie-test';
import { isDataRequest } from './data-request';
import type { readForm } from './read-form';

/** One request on its way through the door. */
export interface Visit {
  readonly request: NextRequest;
  /** Path and query. */
  readonly address: string;
  readonly caller: Caller;
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

export async function openVisit(request: NextRequest): Promise<Visit> {
  const { pathname, search } = request.nextUrl;
  const address = pathname + search;
  const cookies = request.headers.get('cookie');
  return {
    request,
    // A form is sent from a page that may still say that the one before was carried out.
    address: request.method === 'POST' ? withoutDone(address) : address,
    caller: callerFrom(request.headers),
    nonce: crypto.randomUUID().replaceAll('-', ''),
    isData: isDataRequest(request.headers),
    session: await loadSession(cookies),
    isRenewed: false,
    cookieTest: cookieTestOf(request.method, cookies),
  };
}

/** The visit's session from here on; a new one is on its way to the page and to the browser. */
export function hold(visit: Visit, session: Session): void {
  visit.isRenewed ||= session !== visit.session;
  visit.session = session;
}
