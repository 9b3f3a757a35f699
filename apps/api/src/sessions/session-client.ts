import type { FastifyRequest } from 'fastify';

/** What a session was signed in with, for its person to tell it from others. It decides nothing. */
export interface SessionClient {
  readonly address: string | undefined;
  /** Anybody can send any (RFC 9110 §10.1.5). */
  readonly userAgent: string | undefined;
}

/** As much as anybody reads. */
export const LONGEST_USER_AGENT = 256;

/** Who sends a request, in words that can be stored and shown. */
export function clientOf({ clientAddress, headers }: FastifyRequest): SessionClient {
  const userAgent = headers['user-agent']?.replace(/\p{Cc}/gu, '').slice(0, LONGEST_USER_AGENT);
  return { address: clientAddress || undefined, userAgent: userAgent?.trim() || undefined };
}
