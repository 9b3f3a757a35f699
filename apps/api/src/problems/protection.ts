import { type Scheme, SCHEMES } from '@repo/errors';
import { RouteConfig } from '@nestjs/platform-fastify';

/** What a route asks for: the schemes it accepts, and its protection space (RFC 9110 §11.5). */
export interface RouteProtection {
  readonly schemes: readonly Scheme[];
  readonly realm: string;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Absent where the route says nothing: then it is {@link DEFAULT_PROTECTION}. */
    protection?: RouteProtection;
  }
}

/** A route added without a mark is protected, and takes access tokens. */
export const DEFAULT_PROTECTION: RouteProtection = { schemes: ['Bearer'], realm: 'api' };

/**
 * The schemes that a route accepts. It is part of Fastify's route, so that the guard that asks for credentials and the
 * challenges of every layer are drawn from one place.
 */
export function Accepts(...schemes: readonly Scheme[]): MethodDecorator {
  return acceptsIn(DEFAULT_PROTECTION.realm, schemes);
}

/** {@link Accepts} every scheme. For what programs may do as well as the person: ask for a scope with it. */
export function AcceptsAny(): MethodDecorator {
  return Accepts(...SCHEMES);
}

/** {@link Accepts} in a protection space of its own. */
export function AcceptsInRealm(realm: string, ...schemes: readonly Scheme[]): MethodDecorator {
  return acceptsIn(realm, schemes);
}

function acceptsIn(realm: string, schemes: readonly Scheme[]): MethodDecorator {
  return RouteConfig({ protection: { schemes, realm } });
}
