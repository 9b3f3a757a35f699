import 'server-only';
import type { CodeOf, RequestOf, Route } from '@repo/api-client';
import type { Code } from '@repo/errors';
import type { AnyCall } from '../api/call';
import type { CommonCode } from '../api/common-codes';

/** At each field what is wrong with it, in place of a sentence of the form's own. */
export const AT_THE_FIELDS = Symbol('at the fields');

/** What a form says of a refusal: a sentence of its own, at one of its fields or above them all, or the API's. */
export type Say = string | typeof AT_THE_FIELDS | { readonly [field: string]: string };

/** What has a page of its own, whichever form it is: who may not, and whose password is asked for once more. */
type PageCode = CommonCode | 'insufficient_role' | 'step_up_required';

/** The codes of an operation for which a form has to have words: what its person can mend in it. */
type OwnCode<R extends Route> = Exclude<CodeOf<R>, PageCode>;

interface Form<R extends Route> {
  /**
   * The fields that come back, filled in, when the form was not carried out: after another sign-in, an outage, an error in
   * one of them. Never a password. The names `form`, `person`, `draft`, `step` and those of forms/field-names.ts are taken.
   */
  readonly keeps: readonly string[];
  /** Its fields for passwords. What is kept of a form that has any is not enough to go on: its page is shown again. */
  readonly secrets?: readonly string[];
  /** What the form says of a refusal that its person can mend. */
  readonly says: Readonly<Record<OwnCode<R>, Say> & Partial<Record<CodeOf<R>, Say>>>;
  /** What the operation takes, from what was sent. */
  readonly request: (fields: URLSearchParams) => RequestOf<R>;
  /** Whether what came of it is shown, this once, in the answer to the form: `formResult` takes it from there. */
  readonly showResultOnce?: true;
  /** Where the browser goes on to; its own page where nothing is said. */
  readonly redirectTo?: string;
}

/** A form of a page: a plain POST to the page's own address, with and without scripts the same request. */
export interface PageForm extends Pick<
  Form<Route>,
  'keeps' | 'secrets' | 'showResultOnce' | 'redirectTo'
> {
  readonly route: Route;
  readonly says: Readonly<Partial<Record<Code, Say>>>;
  readonly request: (fields: URLSearchParams) => Omit<AnyCall, 'route'>;
}

/**
 * A form, by what it does at the API:
 *
 * ```ts
 * export const rename = pageForm('PATCH /user/profile', {
 *   keeps: ['name'],
 *   says: { validation_failed: AT_THE_FIELDS },
 *   request: (fields) => ({ body: { name: fields.get('name') ?? '' } }),
 * });
 * ```
 *
 * One that forgets a problem that its person could mend does not compile, and neither does one that cannot come.
 */
export function pageForm<R extends Route>(route: R, form: Form<R>): PageForm;
export function pageForm(route: Route, form: Omit<PageForm, 'route'>): PageForm {
  return { route, ...form };
}

/** The forms of a page, by the name that each sends along as `form`. */
export type PageForms = Readonly<Record<string, PageForm>>;

export const formOf = (forms: PageForms, name: string): PageForm | undefined =>
  Object.hasOwn(forms, name) ? forms[name] : undefined;
