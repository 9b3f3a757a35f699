import 'server-only';
import { type Problem, kindOf } from '@repo/errors';
import type { PageLoader } from '../api/loader';
import { webProblem } from '../api/problems';
import { type Draft, draftOf, unsealDraft } from '../forms/draft';
import { formOf, type PageForm, type PageForms } from '../forms/page-form';
import { callAsUser } from './call-as-user';
import { hintForForm } from './hints';
import { runLoader } from './load-page';
import { postpone, resume } from './postponed-form';
import { readForm } from './read-form';
import { paramsOf, type RequestContext } from './request-context';
import { redirectAfter, refuse, showForm } from './responses';

/** A form that was sent to its page. */
interface Submission {
  readonly form: PageForm;
  readonly draft: Draft;
  /** Everything that was typed, or what a draft kept of it. */
  readonly fields: URLSearchParams;
  /** The loader of the form's page. */
  readonly loader: PageLoader;
}

/**
 * Handles the forms of a page for signed-in users. Nothing that was typed is lost except passwords: a refused form comes back
 * filled in, and one that cannot be carried out yet is postponed.
 */
export const userForms =
  (loader: PageLoader, forms: PageForms) => async (context: RequestContext) => {
    const refused = (code: 'bad_request' | 'not_found', hint?: string) =>
      refuse(context, webProblem(code, {}, context.caller.requestId), { hint });
    const read = await readForm(context);
    if (!(read instanceof URLSearchParams)) return refuse(context, read);
    const sealed = read.get('draft');
    const unsealed = sealed === null ? undefined : await unsealDraft(sealed);
    const form = formOf(forms, (sealed === null ? read.get('form') : unsealed?.form) ?? '');
    if (form === undefined) return refused('bad_request', hintForForm(context));
    const draft = unsealed ?? draftOf(read, form);
    const fields = unsealed === undefined ? read : new URLSearchParams(unsealed.fields);
    const submission: Submission = { form, draft, fields, loader };
    const state = await resume(context, read, draft);
    if (state instanceof Response) return state;
    if (loader(context.request.nextUrl.searchParams, paramsOf(context)) === undefined)
      return refused('not_found');
    const isComplete = unsealed === undefined || form.secrets === undefined;
    return state === 'submitted' && isComplete
      ? carryOut(context, submission)
      : show(context, submission, 'restored');
  };

async function carryOut(context: RequestContext, submission: Submission): Promise<Response> {
  const { form, draft, fields, loader } = submission;
  // The loader runs first. If it failed after the form was carried out, a result that is shown once would be lost.
  const loaded = form.showResultOnce ? await runLoader(context, loader) : undefined;
  if (loaded?.ok === false) return postpone(context, loaded.problem, draft);
  const result = await callAsUser(context, form.call(fields, paramsOf(context)));
  if (!result.ok) return refuseForm(context, result.problem, submission);
  if (loaded === undefined) return redirectAfter(context, draft.form, form, fields);
  return showForm(context, {
    name: draft.form,
    form,
    outcome: 'done',
    kept: [],
    result: result.data,
    data: loaded.data,
  });
}

function refuseForm(
  context: RequestContext,
  problem: Problem,
  submission: Submission,
): Promise<Response> {
  const { form, draft } = submission;
  const kind = kindOf(problem);
  if (kind === 'forbidden') return refuse(context, problem);
  // A form with a password field cannot be retried from a draft, so its user submits it again.
  const isShown = kind === 'request' || (kind === 'temporary' && form.secrets !== undefined);
  return isShown
    ? show(context, submission, 'refused', problem)
    : postpone(context, problem, draft);
}

/** Shows the form's page with the form filled in. */
async function show(
  context: RequestContext,
  { form, draft, loader }: Submission,
  outcome: 'refused' | 'restored',
  problem?: Problem,
): Promise<Response> {
  const loaded = await runLoader(context, loader);
  if (!loaded.ok) return postpone(context, loaded.problem, draft);
  const { data } = loaded;
  return showForm(context, { name: draft.form, form, outcome, kept: draft.fields, problem, data });
}
