import 'server-only';
import type { Problem } from '@repo/errors';
import { webProblem } from '../api/problems';
import { type Draft, draftOf, openDraft, sealDraft } from '../forms/draft';
import { formOf, type PageForm, type PageForms } from '../forms/page-form';
import type { ShownForm } from '../page-context/page-context';
import type { Loader } from '../api/loader';
import { kindOf } from '../problems/kind-of';
import { whyEnded } from '../session/ended';
import { refuse, redirectAfter, seeOther, showForm } from './responses';
import { callFor, notSignedIn } from './call-for';
import { confirmPassword } from './confirm-password';
import { readForm } from './read-form';
import { runLoader } from './run-loader';
import { signInWith } from './sign-in';
import type { RequestContext } from './request-context';

/** A form that was sent to its page. */
interface Sent {
  readonly form: PageForm;
  readonly draft: Draft;
  /** All that was typed, or what a draft has kept of it. */
  readonly fields: URLSearchParams;
  /** What its page shows. */
  readonly loader: Loader;
}

/**
 * The forms of a page for people who are signed in. Nothing that was typed is lost but passwords: a form that is refused
 * comes back filled in; one that needs a sign-in, the password once more or a better moment waits in the page that says so, and goes
 * on from there.
 */
export const userForms = (loader: Loader, forms: PageForms) => async (context: RequestContext) => {
  const refused = (code: 'bad_request' | 'not_found') =>
    refuse(context, webProblem(code, {}, context.caller.requestId));
  const read = await readForm(context);
  if (!(read instanceof URLSearchParams)) return refuse(context, read);
  const sealed = read.get('draft');
  const opened = sealed === null ? undefined : await openDraft(sealed);
  const name = (sealed === null ? read.get('form') : opened?.form) ?? '';
  const form = formOf(forms, name);
  if (form === undefined) return refused('bad_request');
  const draft = opened ?? draftOf(read, form);
  const fields = opened === undefined ? read : new URLSearchParams(opened.fields);
  const sent: Sent = { form, draft, fields, loader };
  const before = await ensurePerson(read, context, sent);
  if (before !== undefined) return before;
  if (loader(context.request.nextUrl.searchParams) === undefined) return refused('not_found');
  const isWhole = opened === undefined || form.secrets === undefined;
  return isWhole ? carryOut(context, sent) : showDraft(context, sent);
};

/** Sees that its person is there, by the page in which the form waited. @returns the answer, if they are not */
async function ensurePerson(
  read: URLSearchParams,
  context: RequestContext,
  sent: Sent,
): Promise<Response | undefined> {
  const { draft } = sent;
  if (read.get('step') === 'sign-in') {
    const refusal = await signInWith(read, context, { draft: await sealDraft(draft) });
    return refusal ?? (isOf(draft, context) ? showDraft(context, sent) : seeOther(context.address));
  }
  const { session, caller } = context;
  if (session === undefined) return refuseAndKeep(context, notSignedIn(context).problem, sent);
  const over = whyEnded(session.id);
  if (over !== undefined) return refuseAndKeep(context, over, sent);
  if (!isOf(draft, context)) {
    return refuseAndKeep(context, webProblem('conflict', {}, caller.requestId), sent);
  }
  if (read.get('step') !== 'confirm') return undefined;
  const confirmed = await confirmPassword(context, read.get('password') ?? '');
  return confirmed.ok ? undefined : refuseAndKeep(context, confirmed.problem, sent);
}

async function carryOut(context: RequestContext, sent: Sent): Promise<Response> {
  const { form, draft, fields, loader } = sent;
  const name = draft.form;
  // What is shown once is not to be lost to a page that cannot be shown, so the page's own answers come first.
  const known = form.showResultOnce ? await runLoader(context, loader) : undefined;
  if (known?.ok === false) return refuseAndKeep(context, known.problem, sent);
  const answer = await callFor(context, { route: form.route, ...form.request(fields) });
  if (!answer.ok) return refuseForm(context, answer.problem, sent);
  if (known === undefined) return redirectAfter(context, name, form);
  return showForm(context, known.answers, {
    name,
    outcome: 'done',
    fields: '',
    answer: answer.data,
  });
}

function refuseForm(context: RequestContext, problem: Problem, sent: Sent): Promise<Response> {
  const kind = kindOf(problem);
  if (kind === 'forbidden') return refuse(context, problem);
  // What has to change is in the form, whether the form has words of its own for it or not; and a password is not kept to
  // try again with.
  const isOfTheForm = kind === 'request' || (kind === 'not-now' && sent.form.secrets !== undefined);
  return isOfTheForm
    ? show(context, sent, { outcome: 'refused', problem })
    : refuseAndKeep(context, problem, sent);
}

/** The form once more, filled in, for its person to send. */
const showDraft = (context: RequestContext, sent: Sent): Promise<Response> =>
  show(context, sent, { outcome: 'drafted' });

async function show(
  context: RequestContext,
  sent: Sent,
  went: Pick<ShownForm, 'outcome' | 'problem'>,
): Promise<Response> {
  const { draft, loader } = sent;
  const known = await runLoader(context, loader);
  if (!known.ok) return refuseAndKeep(context, known.problem, sent);
  const fields = new URLSearchParams(draft.fields).toString();
  return showForm(context, known.answers, { name: draft.form, fields, ...went });
}

/** Refuses, and keeps the form in the page that says so. */
const refuseAndKeep = async (
  context: RequestContext,
  problem: Problem,
  { draft }: Sent,
): Promise<Response> =>
  refuse(context, problem, {
    draft: await sealDraft(draft),
    isKept: draft.fields.length > 0,
    again: 'POST',
  });

const isOf = ({ person }: Draft, { session }: RequestContext) => session?.person.id === person;
