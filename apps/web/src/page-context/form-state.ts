import 'server-only';
import type { FormProblem } from '../forms/form-problem';
import { pageContext, pageQuery } from './current';
import { DONE, type SubmittedForm } from './page-context';

/** The state of a form: the text that was typed before, and the result of its submission. */
export interface FormState extends FormProblem, Partial<Pick<SubmittedForm, 'outcome'>> {
  /** The typed text by field name; empty if nothing was kept. */
  readonly values: URLSearchParams;
}

/** Reads the state of a form of the page, by its name in `forms.ts`. */
export async function formState(name: string): Promise<FormState> {
  const { form } = await pageContext();
  const initial = { values: new URLSearchParams(), errors: {} };
  if (form === undefined) return { ...initial, ...((await isDone(name)) && { outcome: 'done' }) };
  if (form.name !== name) return initial;
  const { fields, ...state } = form;
  return { ...initial, ...state, values: new URLSearchParams(fields) };
}

/** The name, value and error of a field. The value is what was typed before, or an initial one. */
export const fieldState = ({ values, errors }: FormState, name: string, initial?: string) => ({
  name,
  defaultValue: values.get(name) ?? initial,
  error: errors[name],
});

/** True if the page is shown because a form of this name, on this page or another, was carried out. */
export const isDone = async (name: string): Promise<boolean> =>
  (await pageQuery()).getAll(DONE).includes(name);
