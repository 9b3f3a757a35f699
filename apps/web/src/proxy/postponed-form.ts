import 'server-only';
import type { Code, Kind, Problem } from '@repo/errors';
import { webProblem } from '../api/problems';
import { type Draft, sealDraft, type Step } from '../forms/draft';
import type { Postponed } from '../page-context/page-context';
import { kindOf } from '../problems/kind-of';
import { whyEnded } from '../session/ended';
import { notSignedIn } from './call-as-user';
import type { RequestContext } from './request-context';
import { refuse, seeOther } from './responses';
import { confirmPassword, signInWith } from './sign-in';

/*
 * A form of a signed-in user that cannot be carried out now is postponed: it waits, sealed, in the page that says why, and
 * comes back with that page's own form, whose `step` says which state it leaves.
 *
 * | state     | the browser shows                   | comes back with    | goes to                                           |
 * | --------- | ----------------------------------- | ------------------ | ------------------------------------------------- |
 * | submitted | nothing yet                         |                    | done, refused, or postponed by the API's problem  |
 * | sign-in   | 401 or 409 and the sign-in form     | email and password | restored; sign-in; left, if it is another user's  |
 * | confirm   | 401 or 422 and the password's form  | password           | submitted, or postponed by the API's problem      |
 * | retry     | 429 or 5xx and a button             | nothing more       | submitted                                         |
 * | restored  | 200 and the form, filled in         | the form itself    | submitted                                         |
 * | refused   | the problem's status and the form   | the form itself    | submitted                                         |
 * | left      | the form's page, without its values |                    |                                                   |
 * | done      | the page that the form leads to     |                    |                                                   |
 *
 * A form with a password field goes from confirm and retry to restored, because a password is never kept.
 */

const stepByCode: Partial<Record<Code, Step>> = {
  step_up_required: 'confirm',
  password_incorrect: 'confirm',
  // The password to confirm was empty.
  validation_failed: 'confirm',
  // The form was shown to another user than the one who is signed in.
  conflict: 'sign-in',
};

const stepByKind: Partial<Record<Kind, Step>> = { credentials: 'sign-in', 'not-now': 'retry' };

/** Refuses, with the form in the page if it goes on from there. */
export async function postpone(
  context: RequestContext,
  problem: Problem,
  draft: Draft,
): Promise<Response> {
  const step = stepByCode[problem.code] ?? stepByKind[kindOf(problem)];
  if (step === undefined) return refuse(context, problem);
  return refuse(context, problem, { postponed: await waitFor(step, draft), again: 'POST' });
}

const waitFor = async (step: Step, draft: Draft): Promise<Postponed> => ({
  step,
  draft: await sealDraft(draft),
  hasValues: draft.fields.length > 0,
});

/**
 * Takes a form out of the state that it comes from, and makes sure that the user it was shown to is signed in.
 *
 * @param fields what the page's own form sent
 * @returns the response, or the state that the form is in now
 */
export async function resume(
  context: RequestContext,
  fields: URLSearchParams,
  draft: Draft,
): Promise<Response | 'submitted' | 'restored'> {
  const isTheirs = () => context.session?.person.id === draft.person;
  const step = fields.get('step');
  if (step === 'sign-in') {
    const refusal = await signInWith(context, fields, {
      postponed: await waitFor('sign-in', draft),
    });
    return refusal ?? (isTheirs() ? 'restored' : seeOther(context.address));
  }
  const { session, caller } = context;
  if (session === undefined) return postpone(context, notSignedIn(context).problem, draft);
  const over = whyEnded(session.id);
  if (over !== undefined) return postpone(context, over, draft);
  if (!isTheirs()) return postpone(context, webProblem('conflict', {}, caller.requestId), draft);
  if (step !== 'confirm') return 'submitted';
  const confirmed = await confirmPassword(context, fields.get('password') ?? '');
  return confirmed.ok ? 'submitted' : postpone(context, confirmed.problem, draft);
}
