import type { FastifyRequest } from 'fastify';

/** Returns the token of `Authorization: Bearer` (RFC 6750 §2.1), if the request has one. */
export function bearerToken({ credential }: FastifyRequest): string | undefined {
  return credential?.scheme === 'Bearer' ? credential.value : undefined;
}
