import type { Scheme } from '@repo/errors';

/** What a request brings to say who it is from. Nothing of it is verified yet. */
export interface Credential {
  readonly scheme: Scheme;
  /** What stands behind the scheme: a token, or Basic's base64. */
  readonly value: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the authentication guard, on routes that accept a scheme; absent when the request brings none we know. */
    credential?: Credential | undefined;
  }
}
