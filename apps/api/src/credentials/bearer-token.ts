import type { FastifyRequest } from 'fastify';

/** The token of a request that carries one as `Authorization: Bearer` (RFC 6750 §2.1). */
export function bearerToken({ credential }: FastifyRequest): string | undefined {
  return credential?.scheme === 'Bearer' ? credential.value : undefined;
}
