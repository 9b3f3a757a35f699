import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '../authentication/principal.js';
import { Problems } from '../problems/decorators.js';
import { problem } from '../problems/problem-exception.js';
import type { Scope } from '../tokens/scopes.js';

/** Restricts a route to credentials with all of these scopes (RFC 6749 §3.3): `@Scopes(['profile:read'])`. */
export const Scopes = Reflector.createDecorator<readonly [Scope, ...Scope[]]>();

/** Runs after authentication. Its 403 has a challenge: other credentials of the user may have the scope (RFC 6750 §3.1). */
@Injectable()
@Problems('insufficient_scope')
export class ScopesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const targets = [context.getHandler(), context.getClass()];
    const scopes: readonly Scope[] | undefined = this.reflector.getAllAndOverride(Scopes, targets);
    const { user } = context.switchToHttp().getRequest<FastifyRequest>();
    if (scopes !== undefined) requireScopes(user, scopes);
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
