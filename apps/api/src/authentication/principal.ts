import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Scheme } from '@repo/errors';
import type { FastifyRequest } from 'fastify';
import type { Role } from '@repo/db';

/** Who a request is from, once its credential has been accepted. */
export interface Principal {
  readonly userId: string;
  readonly role: Role;
  readonly scopes: readonly string[];
  /** The scheme of the credential. */
  readonly scheme: Scheme;
  /** The session of an access token; other credentials have none. */
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

/** The {@link Principal} of a protected route's request, as a parameter. */
export const Principal = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { user } = context.switchToHttp().getRequest<FastifyRequest>();
  if (user === undefined) throw new TypeError('A public route has no principal');
  return user;
});

/** The session of a principal on a route that takes access tokens only: each of them is of one. */
export function sessionOf({ sessionId }: Principal): string {
  if (sessionId === undefined) throw new TypeError('Only access tokens are of a session');
  return sessionId;
}
