import type { Scope } from '../tokens/scopes.js';

/** What each scope lets a program do, for mail. */
export const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  'profile:read': 'see your name, address and role',
  'profile:write': 'change your name',
  'notes:read': 'read your notes',
  'notes:write': 'write, change and delete your notes',
};
