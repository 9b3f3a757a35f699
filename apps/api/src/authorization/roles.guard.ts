import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Role } from '@repo/db';
import type { FastifyRequest } from 'fastify';
import { problem } from '../problems/problem-exception.js';
import { REQUIRED_ROLE } from './roles.js';

/** Refuses whom `@Roles()` does not name. Runs after authentication: who comes here is known. */
@Injectable()
export class RolesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const requiredRole = this.reflector.getAllAndOverride<Role | undefined>(REQUIRED_ROLE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (requiredRole === undefined) return true;
    const { user } = context.switchToHttp().getRequest<FastifyRequest>();
    // RFC 9110 §15.5.4: no challenge, for other credentials of the same person would change nothing.
    if (user?.role !== requiredRole) throw problem('insufficient_role', { requiredRole });
    return true;
  }
}
