import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { isAutomatic } from '@repo/errors';
import type { FastifyRequest } from 'fastify';
import { Problems } from '../problems/decorators.js';
import { problem } from '../problems/problem-exception.js';
import { SETTINGS, type Settings } from '../settings.js';

/** RFC 9110 §9.2.1. */
const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses unsafe requests from other origins if the browser adds their credentials on its own, as it does for Basic
 * (RFC 7617 §4).
 */
@Injectable()
@Problems('csrf_rejected')
export class OriginGuard implements CanActivate {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  canActivate(context: ExecutionContext): boolean {
    const { method, credential, headers } = context.switchToHttp().getRequest<FastifyRequest>();
    if (credential === undefined || !isAutomatic(credential.scheme)) return true;
    if (SAFE_METHODS.has(method)) return true;
    const { API_ORIGIN, CORS_ORIGINS } = this.settings;
    const { origin = API_ORIGIN, 'sec-fetch-site': site = 'none' } = headers;
    // Clients other than browsers send neither field; the defaults let them pass.
    const isOwn = origin === API_ORIGIN && (site === 'same-origin' || site === 'none');
    // Another origin may call only if CORS_ORIGINS names it.
    if (!isOwn && !CORS_ORIGINS.includes(origin)) throw problem('csrf_rejected');
    return true;
  }
}
