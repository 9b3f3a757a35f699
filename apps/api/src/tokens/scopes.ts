/** All scopes (RFC 6749 §3.3), with their descriptions for mail. */
export const SCOPE_WORDS = {
  'profile:read': 'see your name, address and role',
  'profile:write': 'change your name',
  'notes:read': 'read your notes',
  'notes:write': 'write, change and delete your notes',
} as const;

export type Scope = keyof typeof SCOPE_WORDS;

const isScope = (text: string): text is Scope => Object.hasOwn(SCOPE_WORDS, text);

/** The scopes of a sign-in with a password: all. */
export const SCOPES: readonly Scope[] = Object.keys(SCOPE_WORDS).filter(isScope);
