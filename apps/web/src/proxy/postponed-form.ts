import 'server-only';
import { type Code, type ProblemKind, type Problem, kindOf } from '@repo/errors';
import { webProblem } from '../api/problems';
import { type Draft, sealDraft, type Step } from '../forms/draft';
import type { Postponed } from '../page-context/page-context';
import { whyEnded } from '../session/ended';
import { notSignedIn } from './call-as-user';
import type { RequestContext } from './request-context';
import { refuse, seeOther } from './responses';
import { confirmPassword, signInWith } from './sign-in';

/*
 * A form of a signed-in user that cannot be carried out now is postponed. The page that says why has a form of its own, such
 * as the sign-in form, which also sends the postponed form, sealed, in a hidden field. The hidden field `step` is the state
 * that the postponed form leaves.
 *
 * | state     | the browser shows                   | and sends          | next state                                        |
 * | --------- | ----------------------------------- | ------------------ | ------------------------------------------------- |
 * | submitted | nothing yet                         |                    | done, refused, or the API's problem postpones it  |
 * | sign-in   | 401 or 409 and the sign-in form     | email and password | restored; sign-in; dropped, if for another user   |
 * | confirm   | 401 or 422 and a password field     | password           | submitted, or the API's problem postpones it      |
 * | retry     | 429 or 5xx and a button             | nothing else       | submitted                                         |
 * | restored  | 200 and the form, filled in         | the form itself    | submitted                                         |
 * | refused   | the problem's status and the form   | the form itself    | submitted                                         |
 * | dropped   | the form's page, without its values |                    |                                                   |
 * | done      | the page that the form leads to     |                    |                                                   |
 *
 * A form with a password field goes from confirm and retry to restored, because a password is never kept.
 */

const stepByCode: Partial<Record<Code, Step>> = {
  step_up_required: 'confirm',
  password_incorrect: 'confirm',
  // The password was empty.
  validation_failed: 'confirm',
  // The form was shown to a different user than the one who is signed in.
  conflict: 'sign-in',
};

const stepByKind: Partial<Record<ProblemKind, Step>> = {
  credentials: 'sign-in',
  temporary: 'retry',
};

/** Refuses a form, and postpones it if the page of the refusal can continue it. */
export async function postpone(
  context: RequestContext,
  problem: Problem,
  draft: Draft,
): Promise<Response> {
  const step = stepByCode[problem.code] ?? stepByKind[kindOf(problem)];
  if (step === undefined) return refuse(context, problem);
  const postponed = await postponedFor(step, draft);
  return refuse(context, problem, { postponed, retryMethod: 'POST' });
}

const postponedFor = async (step: Step, draft: Draft): Promise<Postponed> => ({
  step,
  draft: await sealDraft(draft),
  hasValues: draft.fields.length > 0,
});

/**
 * Moves a postponed form on to its next state, if the user to whom it was shown is signed in.
 *
 * @param fields what the page's own form sent
 * @returns the response, or the next state
 */
export async function resume(
  context: RequestContext,
  fields: URLSearchParams,
  draft: Draft,
): Promise<Response | 'submitted' | 'restored'> {
  const isTheirs = () => context.session?.person.id === draft.person;
  const step = fields.get('step');
  if (step === 'sign-in') {
    const postponed = await postponedFor('sign-in', draft);
    const refusal = await signInWith(context, fields, { postponed });
    return refusal ?? (isTheirs() ? 'restored' : seeOther(context.address));
  }
  const { session, caller } = context;
  if (session === undefined) return postpone(context, notSignedIn(context).problem, draft);
  const ended = whyEnded(session.id);
  if (ended !== undefined) return postpone(context, ended, draft);
  if (!isTheirs()) return postpone(context, webProblem('conflict', {}, caller.requestId), draft);
  if (step !== 'confirm') return 'submitted';
  const confirmed = await confirmPassword(context, fields.get('password') ?? '');
  return confirmed.ok ? 'submitted' : postpone(context, confirmed.problem, draft);
}
