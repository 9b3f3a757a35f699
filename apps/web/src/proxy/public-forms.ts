import 'server-only';
import { callAny } from '../api/call';
import { webProblem } from '../api/problems';
import { keptOf } from '../forms/draft';
import { formOf, type PageForms } from '../forms/page-form';
import { refuse, redirectAfter, showForm } from './responses';
import { readForm } from './read-form';
import type { RequestContext } from './request-context';

/**
 * Goes on after a form was carried out.
 *
 * @param data what the API answered
 * @param asked when it was asked, by our clock
 */
type Then = (context: RequestContext, data: unknown, asked: number) => Promise<Response>;

/**
 * The forms of a page that is open to everybody. Whatever a form is refused for, its page comes back with it, filled in and
 * with the problem's status: nobody has to sign in for it, and it asks the API nothing of its own.
 *
 * @param then what follows, where that is not just another page
 */
export const publicForms = (forms: PageForms, then?: Then) => async (context: RequestContext) => {
  const read = await readForm(context);
  if (!(read instanceof URLSearchParams)) return refuse(context, read);
  const name = read.get('form') ?? '';
  const form = formOf(forms, name);
  if (form === undefined) {
    return refuse(context, webProblem('bad_request', {}, context.caller.requestId));
  }
  const asked = Date.now();
  const answer = await callAny({ route: form.route, ...form.request(read) }, context.caller);
  if (answer.ok) {
    return then ? then(context, answer.data, asked) : redirectAfter(context, name, form);
  }
  const { problem } = answer;
  const fields = new URLSearchParams(keptOf(read, form.keeps)).toString();
  return showForm(context, {}, { name, outcome: 'refused', fields, problem });
};
