import 'server-only';
import type { CodeOf, RequestOf, Route } from '@repo/api-client';
import type { Code, ProblemOf } from '@repo/errors';
import type { AnyCall } from '../api/call';
import type { CommonCode } from '../api/common-codes';
import type { ParamValues } from '../path-pattern';

/** Shows the API's own message at each field that it refused, instead of a message of the form. */
export const FIELD_ERRORS = Symbol('field errors');

/**
 * What a form says about a problem: one message above its fields, which a function can make from the problem's members,
 * or a message for each named field.
 */
export type Message<C extends Code = Code> =
  | string
  | typeof FIELD_ERRORS
  | { readonly [field: string]: string }
  // A method's type, because methods are bivariant: Message<'conflict'> can be assigned to Message.
  | { make(problem: ProblemOf<C>): string }['make'];

/** Problems with a page of their own, whichever form they come from: a missing role, and a password to confirm. */
type PageCode = CommonCode | 'insufficient_role' | 'step_up_required';

/** The codes of an operation that a form must have a message for: those that its user can correct. */
type OwnCode<R extends Route> = Exclude<CodeOf<R>, PageCode>;

interface FormOptions {
  /**
   * The fields that come back filled in when the form was not carried out: after a sign-in, an outage, or an error in a
   * field. Never a password. The names `form`, `person`, `draft`, `step` and those of forms/field-names.ts are reserved.
   */
  readonly keeps: readonly string[];
  /** Its password fields. They are not kept, so such a form is never carried out from a draft but shown again. */
  readonly secrets?: readonly string[];
  /** True if the result is shown only once, in the response to the form. The page reads it with `formResult`. */
  readonly showResultOnce?: true;
  /** Names for which `isDone` is then true, besides the form's own. They depend on the fields that were sent. */
  readonly alsoDone?: (fields: URLSearchParams) => readonly string[];
  /** The address to go to afterwards; by default, back to the form's page. */
  readonly redirectTo?: string;
}

interface OptionsFor<R extends Route, P> extends FormOptions {
  /** Messages for the problems that the user can correct. */
  readonly messages: { readonly [C in OwnCode<R>]: Message<C> } & {
    readonly [C in CodeOf<R>]?: Message<C>;
  };
  /**
   * Makes the request of the operation from the fields that were sent, and from the parameters of the page's address:
   * `(fields, { id }: Params<'/projects/[id]'>) => …`.
   */
  readonly request: (fields: URLSearchParams, params: P) => RequestOf<R>;
}

/**
 * A form of a page whose address has these parameters: a plain POST to the address of the page, with and without scripts.
 * Without a type argument, a form of any page.
 */
export interface PageForm<P = never> extends FormOptions {
  readonly messages: Readonly<Partial<Record<Code, Message>>>;
  /** Makes the API call that carries the form out. */
  readonly call: (fields: URLSearchParams, params: P) => AnyCall;
}

/**
 * Defines a form by the operation of the API that carries it out:
 *
 * ```ts
 * export const forms = {
 *   rename: pageForm('PATCH /user/profile', {
 *     keeps: ['name'],
 *     messages: { validation_failed: FIELD_ERRORS },
 *     request: (fields) => ({ body: { name: fields.get('name') ?? '' } }),
 *   }),
 * };
 * ```
 *
 * A form compiles only with a message for each problem that its user can correct, and with none for a problem that the
 * operation does not have.
 */
export function pageForm<R extends Route, P = ParamValues>(
  route: R,
  { request, messages, ...options }: OptionsFor<R, P>,
): PageForm<P> {
  return {
    ...options,
    messages,
    call: (fields, params) => ({ route, ...request(fields, params) }),
  };
}

/** The forms of a page, by the name that each sends as `form`. */
export type PageForms<P = never> = Readonly<Record<string, PageForm<P>>>;

/** Finds a form by its name. */
export const formOf = (forms: PageForms, name: string): PageForm | undefined =>
  Object.hasOwn(forms, name) ? forms[name] : undefined;
