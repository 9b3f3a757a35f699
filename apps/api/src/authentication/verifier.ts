import { createParamDecorator, type ExecutionContext, type Type } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { CredentialInBody } from '../credentials/one-credential.js';

/**
 * Verifies credentials that may be in the body: the password of a sign-in, the token of a refresh. The authentication guard
 * calls it, so it runs before authorization and before the rest of the body is validated.
 */
export interface Verifier extends CredentialInBody {
  /**
   * Verifies the credentials. The handler gets the result as `@Verified()`.
   *
   * @throws a refusal when the credentials are missing or not valid
   */
  verify(request: FastifyRequest): object | Promise<object>;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the authentication guard, on routes with a verifier. */
    verified?: object;
  }
}

/** Sets the verifier of a route, which replaces the passport strategies. */
export const VerifiedBy = Reflector.createDecorator<Type<Verifier>>();

/** Injects the result of the route's verifier as a parameter. */
export const Verified = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { verified } = context.switchToHttp().getRequest<FastifyRequest>();
  if (verified === undefined) throw new TypeError('The route has no verifier');
  return verified;
});
