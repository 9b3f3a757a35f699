import type { EndReason, Role } from '@repo/db';

/** What an access token says that may be true no longer. */
export interface TokenSubject {
  readonly sessionId: string;
  readonly userId: string;
  readonly role: Role;
}

/** What is known of an access token's session. `stale`: it lives, and its user has another role by now. */
export type SessionState =
  | { readonly state: 'living' | 'stale' | 'unknown' }
  | { readonly state: 'ended'; readonly reason: EndReason };

/** Knows what has become of sessions and roles. Provided by the feature that keeps sessions. */
export abstract class SessionStates {
  /** @throws when the database had to be asked and could not answer: that says nothing about the session */
  abstract stateOf(token: TokenSubject): SessionState | Promise<SessionState>;
}
