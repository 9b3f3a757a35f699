import { type Scheme, SCHEMES } from '@repo/errors';
import { RouteConfig } from '@nestjs/platform-fastify';

/** The schemes that a route accepts, and its protection space (RFC 9110 §11.5). */
export interface RouteProtection {
  readonly schemes: readonly Scheme[];
  readonly realm: string;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** {@link DEFAULT_PROTECTION} if absent. */
    protection?: RouteProtection;
  }
}

/** A route without a decorator is protected and accepts access tokens. */
export const DEFAULT_PROTECTION: RouteProtection = { schemes: ['Bearer'], realm: 'api' };

/**
 * Sets the schemes that a route accepts. They are part of Fastify's route config, where the authentication guard, the
 * exception filter and the OpenAPI document find them.
 */
export function Accepts(...schemes: readonly Scheme[]): MethodDecorator {
  return acceptsIn(DEFAULT_PROTECTION.realm, schemes);
}

/** {@link Accepts} every scheme, for routes that programs may use too. Combine it with `@Scopes`. */
export function AcceptsAny(): MethodDecorator {
  return Accepts(...SCHEMES);
}

/** {@link Accepts} schemes in a separate protection space. */
export function AcceptsInRealm(realm: string, ...schemes: readonly Scheme[]): MethodDecorator {
  return acceptsIn(realm, schemes);
}

function acceptsIn(realm: string, schemes: readonly Scheme[]): MethodDecorator {
  return RouteConfig({ protection: { schemes, realm } });
}
