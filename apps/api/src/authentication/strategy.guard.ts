import type { CanActivate } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { Scheme } from '@repo/errors';
import { ProblemException } from '../problems/problem-exception.js';

/**
 * Makes a guard that runs one passport strategy and keeps the cause of its refusal. `AuthGuard` alone loses the cause: it
 * turns every failure into the same 401. Passport writes no challenge, because `AuthGuard` passes it a callback.
 *
 * @param scheme the scheme of the strategy, which is its name in passport
 */
export function strategyGuard(scheme: Scheme): CanActivate {
  return new (class extends AuthGuard(scheme) {
    /**
     * @param error thrown by the strategy: a refusal, or a failure of the server, which is never a 401
     * @param info the refusal of a token by the verifier that passport-jwt calls (../strategies/passport-jwt.ts)
     */
    override handleRequest<Principal>(
      error: unknown,
      user: Principal | false | null | undefined,
      info: unknown,
    ): Principal {
      if (error instanceof Error) throw error;
      if (user && !error) return user;
      if (info instanceof ProblemException) throw info;
      // Neither a user nor a refusal.
      throw new Error(`The strategy ${scheme} has failed`, { cause: error });
    }
  })();
}
