import 'server-only';
import { headers } from 'next/headers';
import { cache } from 'react';
import { whyEnded } from './ended';
import { loadSession } from './load';
import type { Person, Session } from './session';

/** The session of this request, one that is over included. Opened once a request. */
const currentSession = cache(async (): Promise<Session | undefined> =>
  loadSession((await headers()).get('cookie')),
);

/**
 * Who is signed in, or undefined. Reads the sealed cookie, which outlives its session by a day; asks nobody. Where time is
 * up by our clock, no page names the person; the API decides whether the session is over.
 */
export async function currentPerson(): Promise<Person | undefined> {
  const session = await currentSession();
  if (session === undefined || session.refreshUntil <= Date.now()) return undefined;
  return whyEnded(session.id) === undefined ? session.person : undefined;
}

/** Id of the person this page is made for, `ended`, or empty for nobody: the browser's tabs tell one another (browser/session.ts). */
export async function sessionMark(): Promise<string> {
  const session = await currentSession();
  if (session === undefined) return '';
  return whyEnded(session.id) === undefined ? session.person.id : 'ended';
}
