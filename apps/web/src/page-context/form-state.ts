import 'server-only';
import type { Code, Kind, Problem } from '@repo/errors';
import { headers } from 'next/headers';
import { AT_THE_FIELDS, type PageForm, type Say } from '../forms/page-form';
import { fieldErrors } from '../problems/field-errors';
import { formMessage } from '../problems/form-message';
import { kindOf } from '../problems/kind-of';
import { pageContextOf } from './current';
import { DONE } from './page-context';
import { pageQuery } from './page-query';

/** What a form shows: what was typed into it before, and what became of that. */
export interface FormState {
  /** How the last attempt went; `drafted`: it waited for its person, who is back. Undefined before the first. */
  readonly outcome?: 'done' | 'refused' | 'drafted';
  /** What the last attempt was refused for. */
  readonly code?: Code;
  /** What was typed, by field name; empty where nothing is kept. */
  readonly kept: URLSearchParams;
  /** What is wrong with a field, by its name. */
  readonly errors: Readonly<Record<string, string>>;
  /** What is wrong that is of no one field. */
  readonly alert?: { readonly kind: Kind; readonly message: string };
}

/** The state of the page's form of this name. */
export async function formState(name: string, form: PageForm): Promise<FormState> {
  const { form: shown } = pageContextOf(await headers());
  if (shown === undefined) {
    return { ...UNTOUCHED, ...((await isDone(name)) && { outcome: 'done' }) };
  }
  if (shown.name !== name) return UNTOUCHED;
  const { outcome, problem, fields } = shown;
  const refusal = problem && refusalOf(problem, form);
  return { ...UNTOUCHED, outcome, kept: new URLSearchParams(fields), ...refusal };
}

/** Whether the page is here to say that the form of this name was carried out, on this page or on another. */
export async function isDone(name: string): Promise<boolean> {
  return (await pageQuery()).get(DONE) === name;
}

const UNTOUCHED: FormState = { kept: new URLSearchParams(), errors: {} };

/** Never without a word: what is at no field that the form has is said above it. */
function refusalOf(
  problem: Problem,
  { says, keeps, secrets = [] }: PageForm,
): Pick<FormState, 'code' | 'errors' | 'alert'> {
  const { code } = problem;
  const say = says[code];
  const errors = errorsOf(problem, say);
  const fields = [...keeps, ...secrets];
  if (fields.some((name) => Object.hasOwn(errors, name))) return { code, errors };
  const message = typeof say === 'string' ? say : formMessage(problem);
  return { code, errors: {}, alert: { kind: kindOf(problem), message } };
}

function errorsOf(problem: Problem, say: Say | undefined): FormState['errors'] {
  if (say === AT_THE_FIELDS) return fieldErrors(problem);
  return typeof say === 'object' ? say : {};
}
