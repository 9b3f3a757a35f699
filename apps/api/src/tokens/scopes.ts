/** All scopes (RFC 6749 §3.3), each with its description in mail, in the OpenAPI document and in the web app. */
export const SCOPE_WORDS = {
  'profile:read': 'See your name, email address and role',
  'profile:write': 'Change your name',
  'notes:read': 'Read your notes',
  'notes:write': 'Write, change and delete your notes',
} as const;

export type Scope = keyof typeof SCOPE_WORDS;

/** True for the name of a scope. */
export const isScope = (text: string): text is Scope => Object.hasOwn(SCOPE_WORDS, text);

/** The scopes of a sign-in with a password: all. */
export const SCOPES: readonly Scope[] = Object.keys(SCOPE_WORDS).filter(isScope);
