import type { FastifyRequest } from 'fastify';

/** The client of a sign-in, shown to the user to tell sessions apart. Nothing depends on it. */
export interface SessionClient {
  readonly address: string | undefined;
  /** Client input (RFC 9110 §10.1.5). */
  readonly userAgent: string | undefined;
}

export const LONGEST_USER_AGENT = 256;

/** Describes the client of a request in text that is safe to store and show. */
export function clientOf({ clientAddress, headers }: FastifyRequest): SessionClient {
  const userAgent = headers['user-agent']?.replace(/\p{Cc}/gu, '').slice(0, LONGEST_USER_AGENT);
  return { address: clientAddress || undefined, userAgent: userAgent?.trim() || undefined };
}
