import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Scope } from '../tokens/scopes.js';
import { REQUIRED_SCOPES, requireScopes } from './scopes.js';

/** Refuses credentials that lack a scope which `@Scopes()` names: others of the same person may do (RFC 6750 §3.1). */
@Injectable()
export class ScopesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const scopes = this.reflector.getAllAndOverride<readonly Scope[] | undefined>(REQUIRED_SCOPES, [
      context.getHandler(),
      context.getClass(),
    ]);
    const { user } = context.switchToHttp().getRequest<FastifyRequest>();
    if (scopes !== undefined) requireScopes(user, scopes);
    return true;
  }
}
