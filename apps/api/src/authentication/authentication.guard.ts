import { Injectable, type CanActivate, type ExecutionContext, type Type } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import { type Scheme, SCHEMES } from '@repo/errors';
import type { FastifyRequest } from 'fastify';
import { checkOneCredential } from '../credentials/one-credential.js';
import { readCredential } from '../credentials/read-credential.js';
import { Problems } from '../problems/decorators.js';
import { problem } from '../problems/problem-exception.js';
import { DEFAULT_PROTECTION } from '../problems/protection.js';
import { strategyGuard } from './strategy.guard.js';
import { VerifiedBy, type Verifier } from './verifier.js';

/** Opens a route to every client. Credentials are ignored. */
export const Public = Reflector.createDecorator<void>();

/**
 * Authenticates every request, except on `@Public()` routes. Reads the one credential of the request and passes it to the
 * passport strategy of its scheme, or to the verifier of the route.
 */
@Injectable()
@Problems('authentication_required', 'authorization_malformed', 'multiple_credentials')
export class AuthenticationGuard implements CanActivate {
  readonly #guards = new Map(SCHEMES.map((scheme) => [scheme, strategyGuard(scheme)]));

  constructor(
    private readonly reflector: Reflector,
    private readonly modules: ModuleRef,
  ) {}

  canActivate(context: ExecutionContext): ReturnType<CanActivate['canActivate']> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride(Public, targets) !== undefined) return true;
    request.credential = readCredential(request);
    const verifier: Type<Verifier> | undefined = this.reflector.get(
      VerifiedBy,
      context.getHandler(),
    );
    if (verifier !== undefined) {
      return verify(request, this.modules.get(verifier, { strict: false }));
    }
    const { schemes } = request.routeOptions.config.protection ?? DEFAULT_PROTECTION;
    // RFC 6750 §3.1: a scheme that the route does not accept counts as no credentials.
    const scheme = request.credential?.scheme;
    const guard = scheme && schemes.includes(scheme) ? this.#guards.get(scheme) : undefined;
    if (guard === undefined) throw problem('authentication_required', {}, whyIgnored(scheme));
    return guard.canActivate(context);
  }
}

/** For the log: the response is that of a request without credentials. */
function whyIgnored(scheme: Scheme | undefined): { readonly why?: string } {
  return scheme === undefined ? {} : { why: `${scheme} is not in @Accepts of this route` };
}

async function verify(request: FastifyRequest, verifier: Verifier): Promise<true> {
  checkOneCredential(request, verifier);
  request.verified = await verifier.verify(request);
  return true;
}
