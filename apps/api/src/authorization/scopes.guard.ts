import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '../authentication/principal.js';
import { Problems } from '../problems/decorators.js';
import { problem } from '../problems/problem-exception.js';
import { DEFAULT_PROTECTION, protect } from '../problems/protection.js';
import type { Scope } from '../tokens/scopes.js';

/** Restricts a route to credentials with all of these scopes (RFC 6749 §3.3): `@Scopes(['profile:read'])`. */
export function Scopes(scopes: readonly [Scope, ...Scope[]]): MethodDecorator {
  return protect({ scopes });
}

/** Runs after authentication. Its 403 has a challenge: other credentials of the user may have the scope (RFC 6750 §3.1). */
@Injectable()
@Problems('insufficient_scope')
export class ScopesGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { user, routeOptions } = context.switchToHttp().getRequest<FastifyRequest>();
    const { scopes } = routeOptions.config.protection ?? DEFAULT_PROTECTION;
    if (scopes.length > 0) requireScopes(user, scopes);
    return true;
  }
}

/**
 * Requires all of the scopes.
 *
 * @throws insufficient_scope, with every scope that is needed (RFC 6750 §3)
 */
export function requireScopes(principal: Principal | undefined, scopes: readonly Scope[]): void {
  if (scopes.every((scope) => principal?.scopes.includes(scope))) return;
  throw problem('insufficient_scope', { requiredScope: scopes.join(' ') });
}
