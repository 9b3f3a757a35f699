import 'server-only';
import type { Problem } from '@repo/errors';
import { callAny } from '../api/call';
import { webProblem } from '../api/problems';
import { type Draft, draftOf, openDraft, sealDraft } from '../forms/draft';
import { type PageForm, type PageForms, shows } from '../forms/page-form';
import type { ShownForm } from '../handover/handover';
import { refuse, seeOther, showForm } from './answer';
import { callFor, notSignedIn } from './call-for';
import { confirmPassword } from './confirm-password';
import { readForm } from './form';
import { askFor, type PageCalls } from './guard';
import { signInWith } from './sign-in';
import type { Visit } from './visit';

/** A form that was sent to its page. */
interface Sent {
  readonly form: PageForm;
  readonly draft: Draft;
  /** All that was typed, or what a draft has kept of it. */
  readonly fields: URLSearchParams;
  /** What its page shows; undefined for a page that is open to everybody. */
  readonly asks: PageCalls | undefined;
}

/** The forms of a page that is open to everybody. */
export const openForms = (forms: PageForms) => pageForms(undefined, forms);

/**
 * The forms of a page for people who are signed in. Nothing that was typed is lost: a form that is refused comes back
 * filled in; one that needs a sign-in, the password once more or a better moment waits in the page that says so, and goes
 * on from there.
 */
export const pageForms =
  (asks: PageCalls | undefined, forms: PageForms) => async (visit: Visit) => {
    const read = await readForm(visit);
    if (!(read instanceof URLSearchParams)) return refuse(visit, read);
    const sealed = read.get('draft');
    const opened = sealed === null ? undefined : await openDraft(sealed);
    const name = (sealed === null ? read.get('form') : opened?.form) ?? '';
    const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
    if (form === undefined)
      return refuse(visit, webProblem('bad_request', {}, visit.caller.requestId));
    const draft = opened ?? draftOf(read, form);
    const fields = opened === undefined ? read : new URLSearchParams(opened.fields);
    const sent: Sent = { form, draft, fields, asks };
    const before = asks && (await waitForPerson(read, visit, sent));
    if (before !== undefined) return before;
    const isShownFirst = form.hasSecrets && read.get('step') === 'again';
    return isShownFirst ? showDraft(visit, sent) : carryOut(visit, sent);
  };

/** Sees that its person is there, by the page that the form waited in. @returns the answer, if they are not */
async function waitForPerson(
  read: URLSearchParams,
  visit: Visit,
  sent: Sent,
): Promise<Response | undefined> {
  const { draft } = sent;
  if (read.get('step') === 'sign-in') {
    const refusal = await signInWith(read, visit, { draft: await sealDraft(draft) });
    return refusal ?? (isOf(draft, visit) ? showDraft(visit, sent) : seeOther(visit.address));
  }
  if (visit.session === undefined) return wait(visit, notSignedIn(visit).problem, sent);
  if (!isOf(draft, visit)) {
    return wait(visit, webProblem('conflict', {}, visit.caller.requestId), sent);
  }
  if (read.get('step') !== 'confirm') return undefined;
  const confirmed = await confirmPassword(visit, read.get('password') ?? '');
  return confirmed.ok ? undefined : wait(visit, confirmed.problem, sent);
}

async function carryOut(visit: Visit, sent: Sent): Promise<Response> {
  const { form, draft, fields, asks } = sent;
  const call = { route: form.route, ...form.request(fields) };
  const answer = await (asks ? callFor(visit, call) : callAny(call, visit.caller));
  const name = draft.form;
  if (answer.ok) {
    if (form.made === undefined) return seeOther(form.then ?? doneAddress(visit, name));
    return show(visit, sent, { name, outcome: 'made', made: form.made(answer.data) });
  }
  const { problem } = answer;
  if (!shows(form, problem)) return wait(visit, problem, sent);
  return show(visit, sent, { name, outcome: 'refused', fields: draft.fields, problem });
}

/** The form once more, filled in, for its person to send. */
const showDraft = (visit: Visit, sent: Sent): Promise<Response> =>
  show(visit, sent, { name: sent.draft.form, outcome: 'drafted', fields: sent.draft.fields });

async function show(visit: Visit, sent: Sent, form: ShownForm): Promise<Response> {
  if (sent.asks === undefined) return showForm(visit, {}, form);
  const known = await askFor(visit, sent.asks);
  return known.ok ? showForm(visit, known.answers, form) : wait(visit, known.problem, sent);
}

/** Refuses, and keeps the form in the page that says so. */
const wait = async (visit: Visit, problem: Problem, { draft }: Sent): Promise<Response> =>
  refuse(visit, problem, { draft: await sealDraft(draft), again: 'POST' });

/** The page at the form, which says that it was carried out; the keyboard goes on from there (WCAG 2.4.3). */
function doneAddress({ request }: Visit, name: string): string {
  const url = new URL(request.nextUrl);
  url.searchParams.set('done', name);
  return `${url.pathname}${url.search}#${name}`;
}

const isOf = ({ person }: Draft, { session }: Visit) => session?.person.id === person;
