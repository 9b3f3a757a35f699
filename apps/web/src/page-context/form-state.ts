import 'server-only';
import type { FormProblem } from '../forms/form-problem';
import { pageContext, pageQuery } from './current';
import { DONE, type SubmittedForm } from './page-context';

/** What a form shows: what was typed before, and what became of it. */
export interface FormState extends FormProblem, Partial<Pick<SubmittedForm, 'outcome'>> {
  /** What was typed, by field name; empty if nothing is kept. */
  readonly values: URLSearchParams;
}

/** The state of the page's form of this name, which its `forms.ts` defines. */
export async function formState(name: string): Promise<FormState> {
  const { form } = await pageContext();
  const initial = { values: new URLSearchParams(), errors: {} };
  if (form === undefined) return { ...initial, ...((await isDone(name)) && { outcome: 'done' }) };
  if (form.name !== name) return initial;
  const { fields, ...state } = form;
  return { ...initial, ...state, values: new URLSearchParams(fields) };
}

/**
 * The name of a field, what is wrong with it, and its value: what was typed before, or an initial one.
 */
export const fieldState = ({ values, errors }: FormState, name: string, initial?: string) => ({
  name,
  defaultValue: values.get(name) ?? initial,
  error: errors[name],
});

/** True if the page is shown because the form of this name, of this page or another, was carried out. */
export async function isDone(name: string): Promise<boolean> {
  return (await pageQuery()).getAll(DONE).includes(name);
}
