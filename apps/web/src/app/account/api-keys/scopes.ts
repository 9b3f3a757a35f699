import type { RequestOf } from '@repo/api-client';

export type Scope = RequestOf<'POST /api-keys'>['body']['scopes'][number];

/** The label of each scope, and a request that a key with it may send. A scope without them does not compile. */
const table: Readonly<Record<Scope, readonly [label: string, request: string]>> = {
  'profile:read': ['See your name, email address and role', '/user/profile'],
  'profile:write': ['Change your name', `/user/profile -X PATCH --json '{"name": "YOUR NAME"}'`],
  'notes:read': ['Read your notes', '/notes'],
  'notes:write': ['Write, change and delete your notes', `/notes --json '{"title": "Hello"}'`],
};

export const isScope = (text: string): text is Scope => Object.hasOwn(table, text);

export const scopes = Object.keys(table).filter(isScope);

export const scopeLabel = (scope: Scope): string => table[scope][0];

/** The path and the options of curl for a request that needs the scope. */
export const requestFor = (scope: Scope): string => table[scope][1];
