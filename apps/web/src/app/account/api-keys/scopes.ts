import type { RequestOf } from '@repo/api-client';

export type Scope = RequestOf<'POST /api-keys'>['body']['scopes'][number];

/** What each scope lets a program do: one without words does not compile. */
export const scopeWords: Readonly<Record<Scope, string>> = {
  'profile:read': 'see your name, address and role',
  'profile:write': 'change your name',
  'notes:read': 'read your notes',
  'notes:write': 'write, change and delete your notes',
};

export const isScope = (text: string): text is Scope => Object.hasOwn(scopeWords, text);

export const scopes = Object.keys(scopeWords).filter(isScope);
