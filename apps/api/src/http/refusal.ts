import type { Code } from '@repo/errors';

/** The subject of an event, where it is not the principal of the request. */
export interface EventSubject {
  /** Overrides the user of the request. */
  readonly userId?: string | undefined;
  /** Overrides the session of the request. */
  readonly sessionId?: string | undefined;
  /** The user name that was submitted; only its hash is stored. */
  readonly identifier?: string | undefined;
  /** Distinguishes the cases of an event that has several. */
  readonly detail?: string | undefined;
}

/** The reason why a request was refused. The client is told less. */
export interface Refusal {
  readonly code: Code;
  /** Set if the status of the response differs from the status of the code. */
  readonly status: number | undefined;
  /** The exact reason, if several reasons share the code. For the log only. */
  readonly why: string | undefined;
  readonly about: EventSubject | undefined;
  /** The names of the sign-in limits that this failure reached. */
  readonly limitsReached: readonly string[];
  /** True if its audit event was already written, together with a change. */
  readonly isRecorded: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the exception filter; read by the hooks that log, count and record it. */
    refusal?: Refusal;
  }
}
