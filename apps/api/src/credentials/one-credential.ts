import type { Scheme } from '@repo/errors';
import type { FastifyRequest } from 'fastify';
import { problem } from '../problems/problem-exception.js';

/** Describes credentials in a body. */
export interface CredentialInBody {
  /** The members of the body that are credentials. */
  readonly members: readonly string[];
  /** A scheme that is allowed in the header beside the credentials in the body. */
  readonly beside?: Scheme;
}

/**
 * Refuses a request with credentials both in the header and in the body.
 *
 * @throws multiple_credentials (RFC 6750 §2)
 */
export function checkOneCredential(
  { credential, body }: FastifyRequest,
  { members, beside }: CredentialInBody,
): void {
  const inBody = members.some((member) => Object.hasOwn(Object(body), member));
  if (inBody && credential !== undefined && credential.scheme !== beside) {
    throw problem('multiple_credentials');
  }
}
