import { catalogue, type Entries } from './catalogue/catalogue.js';
import type { Retry } from './catalogue/entry.js';
import type { Code } from './codes.js';
import type { ExtraMembers, ExtraName } from './extra-members.js';
import { slugOf } from './slug.js';
import { statusText } from './status-text.js';

type ExtraNameOf<C extends Code> = C extends Code ? keyof Entries[C]['extra'] & ExtraName : never;

type Extra<C extends Code> = Pick<ExtraMembers, ExtraNameOf<C>>;

/** The codes that also stand for every other status of their class. */
export type OpenCode = {
  [C in Code]: Entries[C] extends { statusClass: string } ? C : never;
}[Code];

/**
 * The members that a problem of this code adds; the empty object where it adds none. Of several
 * codes, the members of all: where the code is not known for certain, none may be missing.
 */
export type ExtraOf<C extends Code> = [ExtraNameOf<C>] extends [never]
  ? Record<string, never>
  : Extra<C>;

/**
 * A problem of one code (RFC 9457 §3), as it may come from the network: `instance` and the members
 * that the code adds may be missing. Of several codes it is the union, discriminated by `code`.
 */
export type ProblemOf<C extends Code> = { [K in C]: MembersOf<K> }[C];

/** Any problem of the catalogue. */
export type Problem = ProblemOf<Code>;

type MembersOf<C extends Code> = {
  /** The address of the code's page. */
  readonly type: string;
  readonly title: string;
  readonly status: C extends OpenCode ? number : Entries[C]['status'];
  readonly detail: string;
  /** The request id as a URI. */
  readonly instance?: string;
  readonly code: C;
  /** The status line, e.g. `401 Unauthorized`: with `message`, the pair that simple clients read. */
  readonly error: string;
  /** Equal to `title`. */
  readonly message: string;
  readonly retry: Retry;
} & Partial<Extra<C>>;

/** A problem of one code as this project writes it: nothing is missing. */
export type CompleteProblemOf<C extends Code> = {
  [K in C]: MembersOf<K> & Extra<K> & { readonly instance: string };
}[C];

export interface ProblemOptions<C extends Code = Code> {
  /** The address that holds the codes' pages, with a slash at its end. */
  readonly docsUrl: string;
  /** A URI for this one occurrence, e.g. `urn:uuid:` and the request id (RFC 9457 §3.1.5). */
  readonly instance: string;
  /** For `bad_request` (4xx) and `internal_error` (5xx) only: their own status. */
  readonly status?: (C extends OpenCode ? number : never) | undefined;
  /** What to put right here, where the entry's words are about another place (RFC 9457 §3.1.4). */
  readonly detail?: string | undefined;
}

/**
 * The body of a refusal. Takes exactly the members that the code adds: `{}` where it adds none.
 * Throws a RangeError for a status that is not of the code's class.
 */
export function createProblem<C extends Code>(
  code: C,
  extra: ExtraOf<C>,
  options: ProblemOptions<C>,
): CompleteProblemOf<C>;
export function createProblem(
  code: Code,
  extra: Partial<ExtraMembers>,
  { docsUrl, instance, status, detail }: ProblemOptions,
): unknown {
  if (status !== undefined && !mayHaveStatus(code, status)) {
    throw new RangeError(`A problem ${code} cannot have the status ${status}`);
  }
  return assemble(code, { type: docsUrl + slugOf(code), instance, status, detail, ...extra });
}

/** The catalogue's members of a code, and over them what one occurrence says. */
export function assemble<C extends Code>(code: C, occurrence: Occurrence): ProblemOf<C>;
export function assemble(code: Code, occurrence: Occurrence): unknown {
  const entry = catalogue[code];
  const { type, title = entry.title, detail = entry.detail, instance, ...rest } = occurrence;
  const { status = entry.status, retry = entry.retry, ...extra } = rest;
  return {
    type,
    title,
    status,
    detail,
    ...(instance !== undefined && { instance }),
    code,
    error: statusText(status),
    message: title,
    retry,
    ...extra,
  };
}

interface Occurrence extends Partial<ExtraMembers> {
  readonly type: string;
  readonly title?: string | undefined;
  readonly status?: number | undefined;
  readonly detail?: string | undefined;
  readonly instance?: string | undefined;
  readonly retry?: Retry | undefined;
}

/** Whether a problem of this code can be sent with this status. */
export function mayHaveStatus(code: Code, status: number): boolean {
  const { statusClass, status: own } = catalogue[code];
  if (statusClass === undefined) return status === own;
  const first = statusClass === '4xx' ? 400 : 500;
  return Number.isInteger(status) && status >= first && status < first + 100;
}
