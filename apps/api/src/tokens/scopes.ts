/** What credentials may be used for (RFC 6749 §3.3). A sign-in by password has all of them. */
export const SCOPES = ['profile:read', 'profile:write', 'notes:read', 'notes:write'] as const;

export type Scope = (typeof SCOPES)[number];

/** What each scope lets a program do, for its owner to read. */
export const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  'profile:read': 'see your name, address and role',
  'profile:write': 'change your name',
  'notes:read': 'read your notes',
  'notes:write': 'write, change and delete your notes',
};
