import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Role } from '@repo/db';
import type { FastifyRequest } from 'fastify';
import { Problems } from '../problems/decorators.js';
import { problem } from '../problems/problem-exception.js';

/** Restricts a route to users with one of these roles: `@Roles(['admin'])`. */
export const Roles = Reflector.createDecorator<readonly [Role, ...Role[]]>();

/** Runs after authentication. */
@Injectable()
@Problems('insufficient_role')
export class RolesGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const targets = [context.getHandler(), context.getClass()];
    const roles: readonly Role[] | undefined = this.reflector.getAllAndOverride(Roles, targets);
    if (roles === undefined) return true;
    const { user } = context.switchToHttp().getRequest<FastifyRequest>();
    if (user !== undefined && roles.includes(user.role)) return true;
    // RFC 9110 §15.5.4: no challenge, since other credentials of the same user would not help.
    throw problem('insufficient_role', { requiredRole: roles.join(' ') });
  }
}
