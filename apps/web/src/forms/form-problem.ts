import 'server-only';
import { type Code, type ProblemKind, type Problem, kindOf } from '@repo/errors';
import { fieldErrors } from '../problems/field-errors';
import { formMessage } from '../problems/form-message';
import { FIELD_ERRORS, type Message, type PageForm } from './page-form';

/** A problem as a form shows it: at its fields, or above them. */
export interface FormProblem {
  readonly code?: Code;
  /** Messages for fields, by name. */
  readonly errors: Readonly<Record<string, string>>;
  /** A message for the whole form. */
  readonly alert?: { readonly kind: ProblemKind; readonly message: string };
}

/** Finds the messages for a problem. There is always one: errors in fields that the form lacks become an alert. */
export function formProblem(problem: Problem, form: PageForm): FormProblem {
  const { code } = problem;
  const { messages, keeps, secrets = [] } = form;
  const message = messages[code];
  const errors = errorsOf(problem, message);
  if ([...keeps, ...secrets].some((name) => Object.hasOwn(errors, name))) return { code, errors };
  const made = typeof message === 'function' ? message(problem) : message;
  const text = typeof made === 'string' ? made : formMessage(problem);
  return { code, errors: {}, alert: { kind: kindOf(problem), message: text } };
}

function errorsOf(problem: Problem, message: Message | undefined): FormProblem['errors'] {
  if (message === FIELD_ERRORS) return fieldErrors(problem);
  return typeof message === 'object' ? message : {};
}
