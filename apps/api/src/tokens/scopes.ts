/** What credentials may be used for (RFC 6749 §3.3). A sign-in by password has all of them. */
export const SCOPES = ['profile:read', 'profile:write', 'notes:read', 'notes:write'] as const;

export type Scope = (typeof SCOPES)[number];
