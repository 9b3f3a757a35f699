import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Problems } from '../problems/decorators.js';
import { problem } from '../problems/problem-exception.js';
import { SETTINGS, type Settings } from '../settings.js';
import { DatabaseClock } from '../tokens/database-clock.js';

/** Restricts a route to users who entered their password within the last `STEP_UP_MAX_AGE` seconds (RFC 9470). */
export const RecentSignIn = Reflector.createDecorator<void>();

/** Runs last, so the password is requested only when everything else is allowed (RFC 9470 §9). */
@Injectable()
@Problems('step_up_required')
export class RecentSignInGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly clock: DatabaseClock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride(RecentSignIn, targets) === undefined) return true;
    const { user } = context.switchToHttp().getRequest<FastifyRequest>();
    // Credentials without a sign-in, such as API keys, are never recent. The age is in whole seconds, like `auth_time`. It is
    // negative after the clock was set back. A sign-in that is further in the future than the limit is not recent either.
    const age = Math.floor(this.clock.now()) - (user?.authTime ?? -Infinity);
    const { STEP_UP_MAX_AGE: maxAge } = this.settings;
    if (Math.abs(age) > maxAge) throw problem('step_up_required', { maxAge });
    return true;
  }
}
