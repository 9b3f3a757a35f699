import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Scheme } from '@repo/errors';
import type { FastifyRequest } from 'fastify';
import type { Role } from '@repo/db';

/** The authenticated user of a request, and the credentials that it used. */
export interface Principal {
  readonly userId: string;
  readonly role: Role;
  readonly scopes: readonly string[];
  /** The scheme of the credentials. */
  readonly scheme: Scheme;
  /** The session of an access token; absent for other credentials. */
  readonly sessionId?: string;
  /** When the password was given, in seconds since the epoch (RFC 9470 §6.1). */
  readonly authTime?: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the authentication guard, under the name that passport uses. */
    user?: Principal;
  }
}

/** Injects the {@link Principal} of a protected route as a parameter. */
export const Principal = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { user } = context.switchToHttp().getRequest<FastifyRequest>();
  if (user === undefined) throw new TypeError('A public route has no principal');
  return user;
});

/**
 * Returns the session id of a principal. Only for routes that accept nothing but access tokens: other credentials have none.
 */
export function sessionOf({ sessionId }: Principal): string {
  if (sessionId === undefined) throw new TypeError('Only access tokens belong to a session');
  return sessionId;
}
