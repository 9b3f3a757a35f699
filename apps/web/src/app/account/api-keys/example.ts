import { type Scope, scopes } from './scopes';

/** A request that a key with the scope may make. */
const requests: Readonly<Record<Scope, string>> = {
  'profile:read': '/user/profile',
  'profile:write': `/user/profile -X PATCH --json '{"name": "YOUR NAME"}'`,
  'notes:read': '/notes',
  'notes:write': `/notes --json '{"title": "Sent by a program", "text": ""}'`,
};

/** A request with a key, for a shell. One that only reads, where the key may. */
export function exampleFor(key: string, granted: readonly Scope[], apiOrigin: string): string {
  const possible = scopes.filter((scope) => granted.includes(scope));
  const scope = possible.find((each) => each.endsWith(':read')) ?? possible[0];
  return `curl -H 'X-API-Key: ${key}' ${apiOrigin}${scope === undefined ? '' : requests[scope]}`;
}
