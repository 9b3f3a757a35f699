import { catalogue, type Code, type Entries } from './catalogue/catalogue.js';
import type { Retry } from './catalogue/entry.js';
import type { ExtraMembers, ExtraName } from './extra-members.js';
import { slugOf } from './slug.js';
import { statusText } from './status-text.js';

type ExtraNameOf<C extends Code> = C extends Code
  ? keyof (Entries[C] extends { extra: infer E } ? E : unknown) & ExtraName
  : never;

type Extra<C extends Code> = Pick<ExtraMembers, ExtraNameOf<C>>;

/** The codes that also cover every other status of their class. */
export type FallbackCode = {
  [C in Code]: Entries[C] extends { statusClass: string } ? C : never;
}[Code];

/**
 * The extra members of a code; an empty object if it has none. For a union of codes, the members of all of
 * them: while the code is not narrowed down, none may be missing.
 */
export type ExtraOf<C extends Code> = [ExtraNameOf<C>] extends [never]
  ? Record<string, never>
  : Extra<C>;

/**
 * A problem of one code (RFC 9457 §3) as read from the network: `instance` and the extra members of the code
 * may be missing. For several codes, a union that `code` discriminates.
 */
export type ProblemOf<C extends Code> = { [K in C]: MembersOf<K> }[C];

/** Any problem of the catalogue. */
export type Problem = ProblemOf<Code>;

type MembersOf<C extends Code> = {
  /** URL of the code's page. */
  readonly type: string;
  readonly title: string;
  readonly status: C extends FallbackCode ? number : Entries[C]['status'];
  readonly detail: string;
  /** The request id as a URI. */
  readonly instance?: string;
  readonly code: C;
  /** The status line, e.g. `401 Unauthorized`. Simple clients read only this and `message`. */
  readonly error: string;
  /** Equal to `title`. */
  readonly message: string;
  readonly retry: Retry;
} & Partial<Extra<C>>;

/** A problem of one code as this project sends it, with all members. */
export type CompleteProblemOf<C extends Code> = {
  [K in C]: MembersOf<K> & Extra<K> & { readonly instance: string };
}[C];

export interface ProblemOptions<C extends Code = Code> {
  /** Base URL of the codes' pages, with a slash at its end. */
  readonly docsUrl: string;
  /** A URI for this one occurrence, e.g. `urn:uuid:` and the request id (RFC 9457 §3.1.5). */
  readonly instance: string;
  /** Another status of the class, for `bad_request` (4xx) and `internal_error` (5xx) only. */
  readonly status?: (C extends FallbackCode ? number : never) | undefined;
  /** Replaces the catalogue's detail where that does not fit this occurrence (RFC 9457 §3.1.4). */
  readonly detail?: string | undefined;
}

/**
 * Creates the body of a refusal.
 *
 * @param extra exactly the extra members of the code, `{}` if it has none
 * @throws {RangeError} for a status that the code cannot have
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

/** Merges the catalogue's members of a code with those of one occurrence, which win. */
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

/** Checks that a problem of this code can have this status. */
export function mayHaveStatus(code: Code, status: number): boolean {
  const { statusClass, status: own } = catalogue[code];
  if (statusClass === undefined) return status === own;
  const first = statusClass === '4xx' ? 400 : 500;
  return Number.isInteger(status) && status >= first && status < first + 100;
}
