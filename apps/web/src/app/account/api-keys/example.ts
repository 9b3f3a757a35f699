import { type Scope, scopes } from './scopes';

/** A request that a key with the scope may send. */
const requests: Readonly<Record<Scope, string>> = {
  'profile:read': '/user/profile',
  'profile:write': `/user/profile -X PATCH --json '{"name": "YOUR NAME"}'`,
  'notes:read': '/notes',
  'notes:write': `/notes --json '{"title": "Sent by a program", "text": ""}'`,
};

/** Writes a curl command that uses a key. It only reads data if a scope of the key allows that. */
export function exampleFor(key: string, granted: readonly Scope[], apiOrigin: string): string {
  const possible = scopes.filter((scope) => granted.includes(scope));
  const scope = possible.find((each) => each.endsWith(':read')) ?? possible[0];
  return `curl -H 'X-API-Key: ${key}' ${apiOrigin}${scope === undefined ? '' : requests[scope]}`;
}
