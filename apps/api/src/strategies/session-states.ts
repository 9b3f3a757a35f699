import type { EndReason, Role } from '@repo/db';

/** The claims of an access token whose session may have ended, or whose role may have changed, since it was issued. */
export interface TokenSubject {
  readonly sessionId: string;
  readonly userId: string;
  readonly role: Role;
}

/** The state of an access token's session. `stale`: the session is active, but the user's role has changed. */
export type SessionState =
  | { readonly state: 'active' | 'stale' | 'unknown' }
  | { readonly state: 'ended'; readonly reason: EndReason };

/** Looks up the current state of sessions and roles. Provided by the feature that keeps sessions. */
export abstract class SessionStates {
  /** @throws when the database is needed and not available, which says nothing about the session */
  abstract stateOf(token: TokenSubject): SessionState | Promise<SessionState>;
}
