import type { Route } from '@repo/api-client';
import type { Problem } from '@repo/errors';
import type { Step } from '../forms/draft';
import type { FormProblem } from '../forms/form-problem';

/** A refused request, for the page that shows it. */
export interface Refusal {
  /** The problem; its `status` is the page's own. */
  readonly problem: Problem;
  /** The `WWW-Authenticate` field lines of the response. */
  readonly challenges: readonly string[];
  readonly method: string;
  /** Path and query that were asked for: where a sign-in leads back to. */
  readonly address: string;
  /** What was typed into the sign-in form, by field name; never a password. */
  readonly values: Readonly<Record<string, string>>;
  /** A form that waits in this page (proxy/postponed-form.ts). */
  readonly postponed?: Postponed | undefined;
  /** How to try again: most addresses have a page to open again; one that only takes a form is sent it again. */
  readonly again: 'GET' | 'POST';
  /** A message in place of the problem's own words. */
  readonly message?: string;
}

export interface Postponed {
  /** The form, sealed. */
  readonly draft: string;
  /** What the page asks for before the form goes on. */
  readonly step: Step;
  /** True if the draft holds anything that was typed. */
  readonly hasValues: boolean;
}

/** A form of the page, after it was submitted. */
export interface SubmittedForm extends Partial<FormProblem> {
  readonly name: string;
  /** How it went; `restored`: it was postponed, and its user is back to submit it. */
  readonly outcome: 'done' | 'refused' | 'restored';
  /** The fields that it keeps, as application/x-www-form-urlencoded. */
  readonly fields: string;
  /** What the API returned, if that is shown once. */
  readonly result?: unknown;
}

/** What the API returned to a page's loader, by operation. */
export type LoaderData = Readonly<Partial<Record<Route, unknown>>>;

/** What the proxy gives a page: a header field of the request that only the page sees. */
export interface PageContext {
  readonly requestId: string;
  /** Path and query that were asked for. */
  readonly address: string;
  /** Id of the signed-in user, if any. */
  readonly person?: string | undefined;
  /** The browser has the test cookie, or gets it with the page, so a sign-in form tests for it (proxy/cookie-test.ts). */
  readonly testsCookies: boolean;
  readonly refusal?: Refusal;
  readonly form?: SubmittedForm;
  readonly data?: LoaderData;
}

/** Name in a page's query that holds the name of a form which was carried out. */
export const DONE = 'done';

/** The address of a page that says that a form was carried out. */
export const doneAt = (page: string, form: string): string => `${page}?${DONE}=${form}`;

/** An address without that name, so that a later visit does not repeat the message. */
export function withoutDone(address: string): string {
  const { pathname, searchParams } = new URL(`http://page${address}`);
  if (!searchParams.has(DONE)) return address;
  searchParams.delete(DONE);
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams.toString()}`;
}

export const PAGE_CONTEXT = 'x-page-context';

export const writePageContext = (context: PageContext) =>
  encodeURIComponent(JSON.stringify(context));

/** Reads what {@link writePageContext} wrote. The proxy overwrites the field, so no client can have written it. */
export function readPageContext(field: string | null): PageContext {
  if (field === null) throw new Error('A page was rendered that did not come through proxy.ts');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the proxy wrote it, in this process
  return JSON.parse(decodeURIComponent(field)) as PageContext;
}
