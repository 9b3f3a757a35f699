import type { Scope } from '@repo/api-client';
import { requestFor, scopes } from './scopes';

/** Writes a curl command that uses a key. If a scope of the key allows reading, the command only reads. */
export function exampleFor(key: string, granted: readonly Scope[], apiOrigin: string): string {
  const possible = scopes.filter((scope) => granted.includes(scope));
  const scope = possible.find((each) => each.endsWith(':read')) ?? possible[0];
  const request = scope && requestFor(scope);
  return `curl -H 'X-API-Key: ${key}' ${apiOrigin}${request ?? ''}`;
}
