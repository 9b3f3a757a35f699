import type { RequestOf } from '@repo/api-client';

export type Scope = RequestOf<'POST /api-keys'>['body']['scopes'][number];

/** What each scope allows. A scope without words does not compile. */
export const scopeWords: Readonly<Record<Scope, string>> = {
  'profile:read': 'See your name, email address and role',
  'profile:write': 'Change your name',
  'notes:read': 'Read your notes',
  'notes:write': 'Write, change and delete your notes',
};

export const isScope = (text: string): text is Scope => Object.hasOwn(scopeWords, text);

export const scopes = Object.keys(scopeWords).filter(isScope);
