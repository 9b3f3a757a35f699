import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Scheme } from '@repo/errors';
import type { FastifyRequest } from 'fastify';
import {
  BODY_CREDENTIAL,
  checkBodyCredential,
  type BodyCredential,
} from '../credentials/body-credential.js';
import { readCredential } from '../credentials/read-credential.js';
import { problem } from '../http/problem-exception.js';
import { DEFAULT_PROTECTION } from '../http/protection.js';
import { IS_PUBLIC } from './public.js';
import { strategyGuard } from './strategy.guard.js';

/**
 * Global: every route is protected unless it is marked public. Reads the one credential of the request and hands it to
 * the passport strategy of its scheme.
 */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  readonly #guards: Partial<Record<Scheme, CanActivate>> = {
    Bearer: strategyGuard('jwt'),
    Basic: strategyGuard('basic'),
  };

  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): ReturnType<CanActivate['canActivate']> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const isPublic = this.reflector.getAllAndOverride<boolean | undefined>(IS_PUBLIC, [
      context.getHandler(),
      context.getClass(),
    ]);
    const { protection } = request.routeOptions.config;
    // A public route that names no scheme, such as a health check, does not look at credentials at all.
    if (isPublic && protection === undefined) return true;
    request.credential = readCredential(request);
    const inBody = this.reflector.get<BodyCredential | undefined>(
      BODY_CREDENTIAL,
      context.getHandler(),
    );
    if (inBody !== undefined) checkBodyCredential(request, inBody);
    if (isPublic) return true;
    const { schemes } = protection ?? DEFAULT_PROTECTION;
    // RFC 6750 §3.1: a scheme that the route does not accept is as good as none.
    const scheme = request.credential?.scheme;
    const guard = scheme && schemes.includes(scheme) ? this.#guards[scheme] : undefined;
    if (guard === undefined) throw problem('authentication_required');
    return guard.canActivate(context);
  }
}
