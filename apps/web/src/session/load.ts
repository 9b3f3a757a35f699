import 'server-only';
import { type Cookie, cookieOf, cookieValues } from './cookie';
import { whyEnded } from './ended';
import { sealingKeys } from './keys';
import { open, seal } from './seal';
import { type Session, sessionSchema } from './session';

/**
 * The session of a request's `Cookie` field. A cookie of our name that does not open is somebody else's, such as another
 * app's on this host, and is ignored. Of two that open one was planted, and nothing tells which (RFC 6265bis §5.4): then
 * nobody is signed in.
 */
export async function loadSession(cookieField: string | null): Promise<Session | undefined> {
  const opened = await Promise.all(
    cookieValues('session', cookieField).map((sealed) =>
      open('session', sealed, sessionSchema, sealingKeys()),
    ),
  );
  const [session, another] = opened.filter((each) => each !== undefined);
  return another === undefined ? session : undefined;
}

/**
 * How much longer than its session the cookie lives, in seconds: so that somebody who comes back soon after is told
 * that the session ran out, not that they never signed in. The cookie gives no access by then: the API decides that.
 */
const AFTERLIFE = 86_400;

/** A session as the cookie's value. */
export const sealSession = (session: Session) => seal('session', session, sealingKeys());

/**
 * The cookie that stores a session; undefined for one that has ended in between, as a sign-out and a newer sign-in have
 * the last word.
 */
export async function sessionCookie(session: Session): Promise<Cookie | undefined> {
  const sealed = await sealSession(session);
  if (whyEnded(session.id) !== undefined) return undefined;
  const left = Math.max(0, Math.ceil((session.refreshUntil - Date.now()) / 1000));
  return cookieOf('session', sealed, left + AFTERLIFE);
}
