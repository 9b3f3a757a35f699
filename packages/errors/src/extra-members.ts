/** One value of a request's content that is not valid. */
export interface ValidationError {
  /** A JSON Pointer as a URI fragment to the value (RFC 6901 §6), e.g. `#/email`. */
  readonly pointer: string;
  /** What is wrong with it, for programs. */
  readonly code: string;
  /** What is wrong with it, for people. */
  readonly detail: string;
}

/** Why a session ended before its time. */
export const endReasons = [
  'signed_out',
  'ended_elsewhere',
  'password_changed',
  'reused',
  'disabled',
] as const;

export type EndReason = (typeof endReasons)[number];

/** The members that single codes add to a problem (RFC 9457 §3.2). */
export interface ExtraMembers {
  readonly errors: readonly ValidationError[];
  readonly reason: EndReason;
  /** Seconds until the same request may be repeated; also sent as `Retry-After`. */
  readonly retryAfter: number;
  readonly requiredRole: string;
  /** Every scope that is needed, separated by spaces as in the challenge (RFC 6749 §3.3). */
  readonly requiredScope: string;
  /** How old the sign-in may be, in seconds (RFC 9470 §3). */
  readonly maxAge: number;
  /** The methods of the resource; also sent as `Allow` (RFC 9110 §10.2.1). */
  readonly allowed: readonly string[];
}

export type ExtraName = keyof ExtraMembers;

/** In the order in which a body holds them. */
export const extraNames = [
  'errors',
  'reason',
  'retryAfter',
  'requiredRole',
  'requiredScope',
  'maxAge',
  'allowed',
] as const satisfies readonly ExtraName[];
