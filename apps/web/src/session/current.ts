import 'server-only';
import { headers } from 'next/headers';
import { cache } from 'react';
import { whyEnded } from './ended';
import { loadSession } from './load';
import type { Person, Session } from './session';

/** The session of this request, which may have ended. The cookie is unsealed once per request. */
const currentSession = cache(async (): Promise<Session | undefined> =>
  loadSession((await headers()).get('cookie')),
);

/**
 * The signed-in user, or undefined. Reads the sealed cookie, which outlives its session by a day, and does not call the API.
 * A user whose time is up by our clock is not shown, but only the API decides if the session has ended.
 */
export async function currentPerson(): Promise<Person | undefined> {
  const session = await currentSession();
  if (session === undefined || session.refreshUntil <= Date.now()) return undefined;
  return whyEnded(session.id) === undefined ? session.person : undefined;
}

/** Id of the user this page is made for, `ended`, or empty if signed out. The browser's tabs compare it (browser/session.ts). */
export async function sessionMark(): Promise<string> {
  const session = await currentSession();
  if (session === undefined) return '';
  return whyEnded(session.id) === undefined ? session.person.id : 'ended';
}
