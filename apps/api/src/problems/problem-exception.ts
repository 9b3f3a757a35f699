import type { Code, ExtraMembers, ExtraOf } from '@repo/errors';
import type { Refusal, Subject } from '../http/refusal.js';

/** What one occurrence of a refusal adds. Only `detail` and `fields` reach the client. */
interface Circumstances extends Partial<Omit<Refusal, 'code'>> {
  /** The body's `detail`, where the catalogue's does not say what to do. Never holds anything of the request. */
  readonly detail?: string;
  /** A failure of our own parts. Goes to the log. */
  readonly cause?: unknown;
  /** Fields of the response that this one occurrence brings, by name. */
  readonly fields?: Readonly<Record<string, string>>;
  /** For `bad_request` and `internal_error` only: the status of their class that is meant. */
  readonly status?: number | undefined;
}

/** The members that the code adds to the body have to be given, and no others. */
type Details<C extends Code> =
  ExtraOf<C> extends Record<string, never>
    ? [extra?: Record<string, never>, circumstances?: Circumstances]
    : [extra: ExtraOf<C>, circumstances?: Circumstances];

/** A refusal on its way to the exception filter. The client is told the code and its members; the cause is for the log. */
export class ProblemException extends Error implements Refusal {
  override readonly name = 'ProblemException';
  readonly code: Code;
  readonly extra: Partial<ExtraMembers>;
  readonly status: number | undefined;
  readonly detail: string | undefined;
  readonly why: string | undefined;
  readonly about: Subject | undefined;
  readonly limitsReached: readonly string[];
  readonly isRecorded: boolean;
  readonly fields: Readonly<Record<string, string>> | undefined;

  /** See {@link problem}, which holds code and members together. */
  constructor(
    code: Code,
    extra: Partial<ExtraMembers>,
    {
      cause,
      status,
      detail,
      why,
      about,
      limitsReached = [],
      isRecorded = false,
      fields,
    }: Circumstances,
  ) {
    // A refusal is an expected answer: nobody reads its stack, and capturing one costs more than the rest of it.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(code, cause === undefined ? undefined : { cause });
    Error.stackTraceLimit = stackTraceLimit;
    this.code = code;
    this.extra = extra;
    this.status = status;
    this.detail = detail;
    this.why = why;
    this.about = about;
    this.limitsReached = limitsReached;
    this.isRecorded = isRecorded;
    this.fields = fields;
  }
}

/** A refusal to throw: `throw problem('session_revoked', { reason: 'signed_out' })`. */
export function problem<C extends Code>(code: C, ...details: Details<C>): ProblemException {
  const [extra = {}, circumstances = {}] = details;
  return new ProblemException(code, extra, circumstances);
}
