/** All scopes (RFC 6749 §3.3). A sign-in with a password has all of them. */
export const SCOPES = ['profile:read', 'profile:write', 'notes:read', 'notes:write'] as const;

export type Scope = (typeof SCOPES)[number];

/** Descriptions of the scopes, for mail. */
export const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  'profile:read': 'see your name, address and role',
  'profile:write': 'change your name',
  'notes:read': 'read your notes',
  'notes:write': 'write, change and delete your notes',
};
