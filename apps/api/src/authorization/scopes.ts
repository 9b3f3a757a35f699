import { SetMetadata } from '@nestjs/common';
import type { Principal } from '../authentication/principal.js';
import { problem } from '../problems/problem-exception.js';
import type { Scope } from '../tokens/scopes.js';

export const REQUIRED_SCOPES = 'required scopes';

/** Keeps a route for credentials that were given each of these scopes (RFC 6749 §3.3). */
export const Scopes = (...scopes: readonly [Scope, ...Scope[]]) =>
  SetMetadata(REQUIRED_SCOPES, scopes);

/**
 * Sees to it that credentials have each of these scopes.
 *
 * @throws insufficient_scope, with every scope that is needed (RFC 6750 §3)
 */
export function requireScopes(principal: Principal | undefined, scopes: readonly Scope[]): void {
  if (scopes.every((scope) => principal?.scopes.includes(scope))) return;
  throw problem('insufficient_scope', { requiredScope: scopes.join(' ') });
}
