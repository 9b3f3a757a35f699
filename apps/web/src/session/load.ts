import 'server-only';
import { cookieValue, setCookie } from './cookie';
import { sealingKeys } from './keys';
import { open, seal } from './seal';
import { type Session, sessionSchema } from './session';

/** The session of a request's `Cookie` field; undefined when there is none that we sealed. */
export async function loadSession(cookieField: string | null): Promise<Session | undefined> {
  const sealed = cookieValue('session', cookieField);
  return sealed === undefined ? undefined : open('session', sealed, sessionSchema, sealingKeys());
}

/**
 * How much longer than its session the cookie lives, in seconds: so that somebody who comes back soon after is told
 * that the session ran out, not that they never signed in. The cookie gives no access by then: the API decides that.
 */
const AFTERLIFE = 86_400;

/** A session as the cookie's value. */
export const sealSession = (session: Session) => seal('session', session, sealingKeys());

/** How long the browser is to keep the session's cookie, in seconds. */
export const cookieLife = ({ refreshUntil }: Session) =>
  Math.max(0, Math.ceil((refreshUntil - Date.now()) / 1000)) + AFTERLIFE;

/** The `Set-Cookie` field value that stores a session. */
export const storeSession = async (session: Session) =>
  setCookie('session', await sealSession(session), cookieLife(session));
