import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { problem } from '../problems/problem-exception.js';
import { SETTINGS, type Settings } from '../settings.js';
import { TokenClock } from '../tokens/token-clock.js';
import { RECENT_SIGN_IN } from './recent-sign-in.js';

/**
 * Asks for the password again where `@RecentSignIn()` stands and it was given too long ago. Runs last of all: it is said
 * only of a token that was accepted (RFC 9470 §9), and of who may do the thing at all.
 */
@Injectable()
export class RecentSignInGuard implements CanActivate {
  readonly #maxAge: number;

  constructor(
    private readonly reflector: Reflector,
    private readonly clock: TokenClock,
    @Inject(SETTINGS) { STEP_UP_MAX_AGE }: Settings,
  ) {
    this.#maxAge = STEP_UP_MAX_AGE;
  }

  canActivate(context: ExecutionContext): boolean {
    const isAsked = this.reflector.getAllAndOverride<boolean | undefined>(RECENT_SIGN_IN, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!isAsked) return true;
    const { user } = context.switchToHttp().getRequest<FastifyRequest>();
    // Credentials without a sign-in, such as an API key, count as one that was never recent. Whole seconds, as
    // `auth_time` counts: a second that has begun does not make it older. It is ahead where the clock was set back: then it
    // is recent for as long as it would have been, no longer.
    const age = Math.floor(this.clock.now()) - (user?.authTime ?? -Infinity);
    if (Math.abs(age) > this.#maxAge) throw problem('step_up_required', { maxAge: this.#maxAge });
    return true;
  }
}
