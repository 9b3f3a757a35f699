import type { Code } from '@repo/errors';

/** Whom an event is about, where the request does not tell. */
export interface Subject {
  /** Instead of the user of the request's credentials. */
  readonly userId?: string | undefined;
  /** Instead of the session of the request's access token. */
  readonly sessionId?: string | undefined;
  /** The user name that was submitted; only its hash is stored. */
  readonly identifier?: string | undefined;
  /** Which case it was, where an event has several. */
  readonly detail?: string | undefined;
}

/** Why a request was refused: more than its client is told. */
export interface Refusal {
  readonly code: Code;
  /** Unless the status is the code's own. */
  readonly status: number | undefined;
  /** Which of the reasons it was that a code does not tell apart. */
  readonly why: string | undefined;
  readonly about: Subject | undefined;
  /** The names of the sign-in limits that this failure has reached. */
  readonly limitsReached: readonly string[];
  /** True if its event is in the audit trail already, written with the change that came with it. */
  readonly isRecorded: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the exception filter. The access log, the metrics and the audit trail each read it in a hook of their own. */
    refusal?: Refusal;
  }
}
