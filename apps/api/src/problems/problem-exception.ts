import type { Code, ExtraMembers, ExtraOf } from '@repo/errors';
import type { Refusal, EventSubject } from '../http/refusal.js';

/** Details of one refusal. Only `detail`, `fields` and `status` reach the client. */
interface Circumstances extends Partial<Omit<Refusal, 'code'>> {
  /** Replaces the catalogue's `detail`. Must not hold client input. */
  readonly detail?: string;
  /** The underlying server error, for the log. */
  readonly cause?: unknown;
  /** Additional header fields, by name. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Another status of the same class (4xx or 5xx), for `bad_request` and `internal_error` only. */
  readonly status?: number | undefined;
}

/** Requires exactly the members that the code adds to the body. */
type Details<C extends Code> =
  ExtraOf<C> extends Record<string, never>
    ? [extra?: Record<string, never>, circumstances?: Circumstances]
    : [extra: ExtraOf<C>, circumstances?: Circumstances];

/** A refusal, thrown to the exception filter. The client gets the code and its members; the cause goes to the log. */
export class ProblemException extends Error implements Refusal {
  override readonly name = 'ProblemException';
  readonly code: Code;
  readonly extra: Partial<ExtraMembers>;
  readonly status: number | undefined;
  readonly detail: string | undefined;
  readonly why: string | undefined;
  readonly about: EventSubject | undefined;
  readonly limitsReached: readonly string[];
  readonly isRecorded: boolean;
  readonly fields: Readonly<Record<string, string>> | undefined;

  /** Prefer {@link problem}, which checks the members of the code. */
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
    // A refusal is expected and needs no stack trace. Capturing one would cost more than everything else.
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

/** Makes a refusal to throw: `throw problem('session_revoked', { reason: 'signed_out' })`. */
export function problem<C extends Code>(code: C, ...details: Details<C>): ProblemException {
  const [extra = {}, circumstances = {}] = details;
  return new ProblemException(code, extra, circumstances);
}
