/** One invalid value in the content of a request. */
export interface ValidationError {
  /** A JSON Pointer as a URI fragment to the value (RFC 6901 §6), e.g. `#/email`. */
  readonly pointer: string;
  /** The fault, for programs. */
  readonly code: string;
  /** The fault, for people. */
  readonly detail: string;
}

/** The reasons for which a session ends before it expires. */
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
  /** All scopes that the route needs, separated by spaces as in the challenge (RFC 6749 §3.3). */
  readonly requiredScope: string;
  /** Maximum age of the sign-in, in seconds (RFC 9470 §3). */
  readonly maxAge: number;
  /** The methods of the resource; also sent as `Allow` (RFC 9110 §10.2.1). */
  readonly allowed: readonly string[];
}

export type ExtraName = keyof ExtraMembers;

/** The names of the extra members, in their order in a body. */
export const extraNames = [
  'errors',
  'reason',
  'retryAfter',
  'requiredRole',
  'requiredScope',
  'maxAge',
  'allowed',
] as const satisfies readonly ExtraName[];
