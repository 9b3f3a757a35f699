import type { Route } from '@repo/api-client';
import type { Problem } from '@repo/errors';
import type { Explanation } from '@repo/explain';
import type { Step } from '../forms/draft';
import type { FormProblem } from '../forms/form-problem';

/** A refused request, for the page that shows it. */
export interface RefusedRequest {
  /** The problem; its `status` is the page's own. */
  readonly problem: Problem;
  /** The `WWW-Authenticate` field lines of the response. */
  readonly challenges: readonly string[];
  readonly method: string;
  /** Requested path and query: where the browser goes after a sign-in. */
  readonly address: string;
  /** The text typed into the sign-in form, by field name. Never a password. */
  readonly values: Readonly<Record<string, string>>;
  /** The form that is postponed (proxy/postponed-form.ts). */
  readonly postponed?: Postponed | undefined;
  /** The method to try again with: GET opens the page again; POST is for a form, and for an address without a page. */
  readonly retryMethod: 'GET' | 'POST';
  /** A message that replaces the problem's own words. */
  readonly message?: string;
  /** In development, a hint that says which line to write where (development-hint.ts). */
  readonly hint?: string | undefined;
}

export interface Postponed {
  /** The form, sealed. */
  readonly draft: string;
  /** The event that the form waits for. */
  readonly step: Step;
  /** True if the draft holds text that was typed. */
  readonly hasValues: boolean;
}

/** A form of the page, after it was submitted. */
export interface SubmittedForm extends Partial<FormProblem> {
  readonly name: string;
  /** `restored`: it was postponed, and is shown again for its user to submit. */
  readonly outcome: 'done' | 'refused' | 'restored';
  /** The fields that the form keeps, as application/x-www-form-urlencoded. */
  readonly fields: string;
  /** The API's result, if it is shown once. */
  readonly result?: unknown;
}

/** The API's results for a page's loader, by operation. */
export type LoaderData = Readonly<Partial<Record<Route, unknown>>>;

/** The data that the proxy passes to a page, in a header field of the request. */
export interface PageContext {
  readonly requestId: string;
  /** Requested path and query. */
  readonly address: string;
  /** Id of the signed-in user, if any. */
  readonly person?: string | undefined;
  /** True if the browser has the test cookie or gets it with the page: a sign-in form checks for it (proxy/cookie-check.ts). */
  readonly checksCookies: boolean;
  readonly refusal?: RefusedRequest;
  readonly form?: SubmittedForm;
  /** The result of a form that runs a function of its page (proxy/result-page.ts). */
  readonly result?: unknown;
  readonly data?: LoaderData;
  /** The explanation of what was sent to /explain, without its secrets. */
  readonly explanation?: Explanation;
}

/** Query parameter of a page: the name of a form that was carried out. */
export const DONE = 'done';

/** The address of a page that reports that a form was carried out. */
export const doneAt = (page: string, form: string): string => `${page}?${DONE}=${form}`;

/** Removes {@link DONE} from an address, so that the message is not shown again later. */
export function withoutDone(address: string): string {
  const { pathname, searchParams } = new URL(`http://page${address}`);
  if (!searchParams.has(DONE)) return address;
  searchParams.delete(DONE);
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams.toString()}`;
}

/** The header field that holds the page context. */
export const PAGE_CONTEXT = 'x-page-context';

/** Encodes a page context as the value of {@link PAGE_CONTEXT}. */
export const writePageContext = (context: PageContext) =>
  encodeURIComponent(JSON.stringify(context));

/** Reads what {@link writePageContext} wrote. The proxy overwrites the field, so no client can have written it. */
export function readPageContext(field: string | null): PageContext {
  if (field === null) throw new Error('A page was rendered that did not come through proxy.ts');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the proxy wrote it, in this process
  return JSON.parse(decodeURIComponent(field)) as PageContext;
}
