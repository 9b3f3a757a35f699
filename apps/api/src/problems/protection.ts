import { challengesFor, SCHEMES, type Code, type Protection, type Scheme } from '@repo/errors';
import { RouteConfig } from '@nestjs/platform-fastify';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';
import type { FastifyContextConfig } from 'fastify';
import type { Scope } from '../tokens/scopes.js';

/** The credentials that a route accepts, and its protection space (RFC 9110 §11.5). */
export interface RouteProtection {
  readonly schemes: readonly Scheme[];
  readonly realm: string;
  /** The scopes that the credentials need, all of them. */
  readonly scopes: readonly Scope[];
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** {@link DEFAULT_PROTECTION} if absent. */
    protection?: RouteProtection;
  }
}

/** A route without a decorator is protected and accepts access tokens. */
export const DEFAULT_PROTECTION: RouteProtection = {
  schemes: ['Bearer'],
  realm: 'api',
  scopes: [],
};

/** Sets the schemes that a route accepts. */
export function Accepts(...schemes: readonly Scheme[]): MethodDecorator {
  return protect({ schemes });
}

/** {@link Accepts} every scheme, for routes that programs may use too. Combine it with `@Scopes`. */
export function AcceptsAny(): MethodDecorator {
  return Accepts(...SCHEMES);
}

/** {@link Accepts} schemes in a separate protection space. */
export function AcceptsInRealm(realm: string, ...schemes: readonly Scheme[]): MethodDecorator {
  return protect({ realm, schemes });
}

/**
 * Changes the protection of a route. The protection is stored in Fastify's route config, where the guards, the exception filter
 * and the OpenAPI document find it. Decorators may come in any order.
 */
export function protect(change: Partial<RouteProtection>): MethodDecorator {
  return (target, name, descriptor) => {
    const { value: handler } = descriptor;
    const config: FastifyContextConfig =
      Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, Object(handler)) ?? {};
    const protection = { ...(config.protection ?? DEFAULT_PROTECTION), ...change };
    RouteConfig({ ...config, protection })(target, name, descriptor);
  };
}

/**
 * Returns the challenges of a route.
 *
 * @param resourceMetadata the URL of the API's metadata
 * @param given what the request and its refusal add: the scheme that was used, the scopes and the age that are required
 */
export function challengesOf(
  code: Code,
  { schemes, realm, scopes }: RouteProtection,
  resourceMetadata: string | undefined,
  given: Pick<Protection, 'used' | 'scope' | 'maxAge'>,
): string[] {
  return challengesFor(code, {
    schemes,
    realm,
    ...(scopes.length > 0 && { scope: scopes.join(' ') }),
    ...given,
    // The metadata is about access tokens. Other protection spaces, such as `refresh`, do not accept them.
    ...(realm === DEFAULT_PROTECTION.realm && { resourceMetadata }),
  });
}
