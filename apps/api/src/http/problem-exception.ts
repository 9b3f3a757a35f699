import type { Code, ExtraMembers, ExtraOf } from '@repo/errors';

/** What is not for the client. */
interface Circumstances {
  /** Goes to the log. */
  readonly cause?: unknown;
  /** For `bad_request` and `internal_error` only: the status of their class that is meant. */
  readonly status?: number;
}

/** The members that the code adds to the body have to be given, and no others. */
type Details<C extends Code> =
  ExtraOf<C> extends Record<string, never>
    ? [extra?: Record<string, never>, circumstances?: Circumstances]
    : [extra: ExtraOf<C>, circumstances?: Circumstances];

/**
 * A refusal on its way to the one filter that answers it. What the client may know is the code and its members; the
 * cause is for the log.
 */
export class ProblemException extends Error {
  override readonly name = 'ProblemException';
  readonly code: Code;
  readonly extra: Partial<ExtraMembers>;
  readonly status: number | undefined;

  /** See {@link problem}, which holds code and members together. */
  constructor(code: Code, extra: Partial<ExtraMembers>, { cause, status }: Circumstances) {
    // A refusal is an expected answer: nobody reads its stack, and capturing one costs more than the rest of it.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(code, cause === undefined ? undefined : { cause });
    Error.stackTraceLimit = stackTraceLimit;
    this.code = code;
    this.extra = extra;
    this.status = status;
  }
}

/** A refusal to throw: `throw problem('session_revoked', { reason: 'signed_out' })`. */
export function problem<C extends Code>(code: C, ...details: Details<C>): ProblemException {
  const [extra = {}, circumstances = {}] = details;
  return new ProblemException(code, extra, circumstances);
}
