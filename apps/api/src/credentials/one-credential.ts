import type { Scheme } from '@repo/errors';
import type { FastifyRequest } from 'fastify';
import { problem } from '../problems/problem-exception.js';

/** That a body may be the credential. */
export interface CredentialInBody {
  /** The body's members that are a credential. */
  readonly members: readonly string[];
  /** The scheme of a credential that may come beside the one in the body. */
  readonly beside?: Scheme;
}

/**
 * Counts the credentials of a request whose header has been read, and whose body may be one.
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
