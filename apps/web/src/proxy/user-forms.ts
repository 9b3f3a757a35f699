import 'server-only';
import type { Problem } from '@repo/errors';
import { webProblem } from '../api/problems';
import { type Draft, draftOf, openDraft, sealDraft } from '../forms/draft';
import { formOf, type PageForm, type PageForms } from '../forms/page-form';
import type { ShownForm } from '../page-context/page-context';
import type { PageCalls } from '../api/loader';
import { kindOf } from '../problems/kind-of';
import { whyEnded } from '../session/ended';
import { refuse, seeDone, seeOther, showForm } from './responses';
import { callFor, notSignedIn } from './call-for';
import { confirmPassword } from './confirm-password';
import { readForm } from './read-form';
import { askFor } from './run-loader';
import { signInWith } from './sign-in';
import type { Visit } from './request-context';

/** A form that was sent to its page. */
interface Sent {
  readonly form: PageForm;
  readonly draft: Draft;
  /** All that was typed, or what a draft has kept of it. */
  readonly fields: URLSearchParams;
  /** What its page shows. */
  readonly asks: PageCalls;
}

/**
 * The forms of a page for people who are signed in. Nothing that was typed is lost but passwords: a form that is refused
 * comes back filled in; one that needs a sign-in, the password once more or a better moment waits in the page that says so, and goes
 * on from there.
 */
export const pageForms = (asks: PageCalls, forms: PageForms) => async (visit: Visit) => {
  const refused = (code: 'bad_request' | 'not_found') =>
    refuse(visit, webProblem(code, {}, visit.caller.requestId));
  const read = await readForm(visit);
  if (!(read instanceof URLSearchParams)) return refuse(visit, read);
  const sealed = read.get('draft');
  const opened = sealed === null ? undefined : await openDraft(sealed);
  const name = (sealed === null ? read.get('form') : opened?.form) ?? '';
  const form = formOf(forms, name);
  if (form === undefined) return refused('bad_request');
  const draft = opened ?? draftOf(read, form);
  const fields = opened === undefined ? read : new URLSearchParams(opened.fields);
  const sent: Sent = { form, draft, fields, asks };
  const before = await ensurePerson(read, visit, sent);
  if (before !== undefined) return before;
  if (asks(visit.request.nextUrl.searchParams) === undefined) return refused('not_found');
  const isWhole = opened === undefined || form.secrets === undefined;
  return isWhole ? carryOut(visit, sent) : showDraft(visit, sent);
};

/** Sees that its person is there, by the page in which the form waited. @returns the answer, if they are not */
async function ensurePerson(
  read: URLSearchParams,
  visit: Visit,
  sent: Sent,
): Promise<Response | undefined> {
  const { draft } = sent;
  if (read.get('step') === 'sign-in') {
    const refusal = await signInWith(read, visit, { draft: await sealDraft(draft) });
    return refusal ?? (isOf(draft, visit) ? showDraft(visit, sent) : seeOther(visit.address));
  }
  const { session, caller } = visit;
  if (session === undefined) return refuseAndKeep(visit, notSignedIn(visit).problem, sent);
  const over = whyEnded(session.id);
  if (over !== undefined) return refuseAndKeep(visit, over, sent);
  if (!isOf(draft, visit)) {
    return refuseAndKeep(visit, webProblem('conflict', {}, caller.requestId), sent);
  }
  if (read.get('step') !== 'confirm') return undefined;
  const confirmed = await confirmPassword(visit, read.get('password') ?? '');
  return confirmed.ok ? undefined : refuseAndKeep(visit, confirmed.problem, sent);
}

async function carryOut(visit: Visit, sent: Sent): Promise<Response> {
  const { form, draft, fields, asks } = sent;
  const name = draft.form;
  // What is shown once is not to be lost to a page that cannot be shown, so the page's own answers come first.
  const known = form.showsAnswer ? await askFor(visit, asks) : undefined;
  if (known?.ok === false) return refuseAndKeep(visit, known.problem, sent);
  const answer = await callFor(visit, { route: form.route, ...form.request(fields) });
  if (!answer.ok) return refuseForm(visit, answer.problem, sent);
  if (known === undefined) return seeDone(visit, name, form);
  return showForm(visit, known.answers, {
    name,
    outcome: 'done',
    fields: '',
    answer: answer.data,
  });
}

function refuseForm(visit: Visit, problem: Problem, sent: Sent): Promise<Response> {
  const kind = kindOf(problem);
  if (kind === 'forbidden') return refuse(visit, problem);
  // What has to change is in the form, whether the form has words of its own for it or not; and a password is not kept to
  // try again with.
  const isOfTheForm = kind === 'request' || (kind === 'not-now' && sent.form.secrets !== undefined);
  return isOfTheForm
    ? show(visit, sent, { outcome: 'refused', problem })
    : refuseAndKeep(visit, problem, sent);
}

/** The form once more, filled in, for its person to send. */
const showDraft = (visit: Visit, sent: Sent): Promise<Response> =>
  show(visit, sent, { outcome: 'drafted' });

async function show(
  visit: Visit,
  sent: Sent,
  went: Pick<ShownForm, 'outcome' | 'problem'>,
): Promise<Response> {
  const { draft, asks } = sent;
  const known = await askFor(visit, asks);
  if (!known.ok) return refuseAndKeep(visit, known.problem, sent);
  const fields = new URLSearchParams(draft.fields).toString();
  return showForm(visit, known.answers, { name: draft.form, fields, ...went });
}

/** Refuses, and keeps the form in the page that says so. */
const refuseAndKeep = async (visit: Visit, problem: Problem, { draft }: Sent): Promise<Response> =>
  refuse(visit, problem, {
    draft: await sealDraft(draft),
    isKept: draft.fields.length > 0,
    again: 'POST',
  });

const isOf = ({ person }: Draft, { session }: Visit) => session?.person.id === person;
