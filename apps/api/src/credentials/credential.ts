import type { Scheme } from '@repo/errors';

/** The credential of a request, not yet verified. */
export interface Credential {
  readonly scheme: Scheme;
  /** The part after the scheme: a token, a key, or the base64 of Basic. */
  readonly value: string;
}

/** An e-mail address and a password, as the client sent them. */
export interface PasswordCredentials {
  readonly email: string;
  readonly password: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the authentication guard on protected routes; absent when the request has no known scheme. */
    credential?: Credential | undefined;
  }
}
