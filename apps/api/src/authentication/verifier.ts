import { createParamDecorator, type ExecutionContext, type Type } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { CredentialInBody } from '../credentials/one-credential.js';

/**
 * Judges the credential of a route that may bring it in its body: the password of a sign-in, the token of a refresh.
 * It runs where every authentication does: before authorization, and before the rest of the body is validated.
 */
export interface Verifier extends CredentialInBody {
  /**
   * What the credential stands for, for the handler to take as `@Verified()`.
   *
   * @throws the refusal; also when there is no credential, so that nobody gets past without one
   */
  verify(request: FastifyRequest): object | Promise<object>;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the authentication guard, on routes that name a verifier. */
    verified?: object;
  }
}

/** Names the verifier of a route's credential, in the place of the strategies of the schemes. */
export const VerifiedBy = Reflector.createDecorator<Type<Verifier>>();

/** What the route's verifier found, as a parameter. */
export const Verified = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { verified } = context.switchToHttp().getRequest<FastifyRequest>();
  if (verified === undefined) throw new TypeError('The route names no verifier');
  return verified;
});
