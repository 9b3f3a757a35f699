import { SetMetadata } from '@nestjs/common';
import type { Scheme } from '@repo/errors';
import type { FastifyRequest } from 'fastify';
import { problem } from '../http/problem-exception.js';

/** That a route's body may be the credential. */
export interface BodyCredential {
  /** The body's members that are a credential. */
  readonly members: readonly string[];
  /** The scheme of a credential that may come beside the one in the body. */
  readonly beside?: Scheme;
}

export const BODY_CREDENTIAL = 'body credential';

/**
 * For a public route whose body may be the credential: there has to be one, in the header or in the body, and only one.
 * The authentication guard sees to it, with the credential in the header.
 */
export const CredentialInBody = (
  members: readonly string[],
  options: Omit<BodyCredential, 'members'> = {},
): MethodDecorator =>
  SetMetadata(BODY_CREDENTIAL, { members, ...options } satisfies BodyCredential);

/**
 * Counts the credentials of a request whose header has been read.
 *
 * @throws multiple_credentials, authentication_required
 */
export function checkBodyCredential(
  { credential, body, routeOptions }: FastifyRequest,
  { members, beside }: BodyCredential,
): void {
  const inBody = members.some((member) => Object.hasOwn(Object(body), member));
  if (inBody && credential !== undefined && credential.scheme !== beside) {
    throw problem('multiple_credentials');
  }
  const schemes = routeOptions.config.protection?.schemes ?? [];
  const isAccepted = credential !== undefined && schemes.includes(credential.scheme);
  if (body === undefined && !isAccepted) throw problem('authentication_required');
}
