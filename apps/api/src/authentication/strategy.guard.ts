import type { CanActivate } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { ProblemException } from '../problems/problem-exception.js';

/**
 * A guard that asks one passport strategy, and does not lose the cause of its refusal. `AuthGuard` by itself answers one
 * bare 401 for all: it hands passport a callback, so passport writes no challenge, and then drops what the callback got.
 *
 * @param strategy the name under which it is known to passport
 */
export function strategyGuard(strategy: string): CanActivate {
  return new (class extends AuthGuard(strategy) {
    /**
     * @param error what the strategy threw: a refusal, or a failure of our own parts, which is never a 401
     * @param info the verifier's refusal of a token
     */
    override handleRequest<Principal>(
      error: unknown,
      user: Principal | false | null | undefined,
      info: unknown,
    ): Principal {
      if (error instanceof Error) throw error;
      if (user && !error) return user;
      if (info instanceof ProblemException) throw info;
      // Nobody was accepted and nobody refused.
      throw new Error(`The strategy ${strategy} has failed`, { cause: error });
    }
  })();
}
