import type { Problem } from '@repo/errors';
import type { Route } from '@repo/api-client';

/** A request that was refused, for the page that says so. */
export interface Refusal {
  /** The problem; its `status` is the page's own. */
  readonly problem: Problem;
  /** The `WWW-Authenticate` field lines of the answer. */
  readonly challenges: readonly string[];
  readonly method: string;
  /** Path and query that were asked for: where a sign-in leads back to. */
  readonly address: string;
  /** What was typed into the form that was refused, by field name; never a password. */
  readonly kept: Readonly<Record<string, string>>;
  /** The form that was refused, sealed, for the form that leads on (forms/draft.ts). */
  readonly draft?: string | undefined;
  /** Whether that holds anything of what was typed. */
  readonly isKept?: boolean;
  /** How to try again: most addresses have a page to open anew; what is only a form's is sent anew. */
  readonly again: 'GET' | 'POST';
  /** A sentence in place of the problem's own words. */
  readonly says?: string;
}

/** A form of the page that is shown, after it was sent. */
export interface ShownForm {
  readonly name: string;
  readonly outcome: 'done' | 'refused' | 'drafted';
  /** The fields that it keeps, as application/x-www-form-urlencoded. */
  readonly fields: string;
  readonly problem?: Problem;
  /** What the API answered, where that is shown once. */
  readonly answer?: unknown;
}

/** Good answers of the API, by operation. */
export type LoaderData = Readonly<Partial<Record<Route, unknown>>>;

/** What the door gives to the page, in a header field of the request that the page sees and nobody else. */
export interface PageContext {
  readonly requestId: string;
  /** Path and query that were asked for. */
  readonly address: string;
  /** The id of whom the door has let in; undefined for who is not signed in. */
  readonly person?: string | undefined;
  /** The browser has the test cookie, or gets it with the page, so a sign-in form tests for it (proxy/cookie-test.ts). */
  readonly testsCookies: boolean;
  readonly refusal?: Refusal;
  readonly form?: ShownForm;
  /** What the door has asked the API for the page. */
  readonly answers?: LoaderData;
}

/** The name in a page's query by which the page says that the form of that name was carried out. */
export const DONE = 'done';

/** A page that says that the form of this name was carried out. */
export const doneAt = (page: string, form: string): string => `${page}?${DONE}=${form}`;

/** An address without that word: who comes back to it later is told nothing that was done before. */
export function withoutDone(address: string): string {
  const { pathname, searchParams } = new URL(`http://page${address}`);
  if (!searchParams.has(DONE)) return address;
  searchParams.delete(DONE);
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams.toString()}`;
}

export const PAGE_CONTEXT = 'x-door';

/** Writes a handover as a field value. */
export const writePageContext = (handover: PageContext) =>
  encodeURIComponent(JSON.stringify(handover));

/** Reads what {@link writePageContext} wrote. The door overwrites whatever came from outside, so nobody else can have. */
export function readPageContext(field: string | null): PageContext {
  if (field === null) throw new Error('A page was rendered that did not come through the door');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the door wrote it, in this process
  return JSON.parse(decodeURIComponent(field)) as PageContext;
}
