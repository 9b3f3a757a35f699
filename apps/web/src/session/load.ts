import 'server-only';
import { type Cookie, cookieOf, cookieValues } from './cookie';
import { whyEnded } from './ended';
import { sealingKeys } from './keys';
import { unseal, seal } from './seal';
import { type Session, sessionSchema } from './session';

/**
 * Loads the session from a request's `Cookie` field. A cookie of our name that we cannot unseal is ignored: it is from
 * another app on this host. If we can unseal two, one was planted and we cannot know which (RFC 6265bis §5.4), so there is no session.
 */
export async function loadSession(cookieField: string | null): Promise<Session | undefined> {
  const unsealed = await Promise.all(
    cookieValues('session', cookieField).map((sealed) =>
      unseal('session', sealed, sessionSchema, sealingKeys()),
    ),
  );
  const [session, another] = unsealed.filter((each) => each !== undefined);
  return another === undefined ? session : undefined;
}

/**
 * How long the cookie outlives its session, in seconds. A user who comes back within that time learns that the session
 * expired. The cookie no longer gives access: the API refuses the session.
 */
const AFTER_EXPIRY = 86_400;

/** Seals a session as the value of its cookie. */
export const sealSession = (session: Session) => seal('session', session, sealingKeys());

/** Makes the cookie of a session; undefined if the session has ended meanwhile, through a sign-out or a newer sign-in. */
export async function sessionCookie(session: Session): Promise<Cookie | undefined> {
  const sealed = await sealSession(session);
  if (whyEnded(session.id) !== undefined) return undefined;
  const left = Math.max(0, Math.ceil((session.refreshUntil - Date.now()) / 1000));
  return cookieOf('session', sealed, left + AFTER_EXPIRY);
}
