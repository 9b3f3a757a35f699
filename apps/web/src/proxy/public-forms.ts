import 'server-only';
import { callApi } from '../api/call';
import { webProblem } from '../api/problems';
import { keptOf } from '../forms/draft';
import { formOf, type PageForms } from '../forms/page-form';
import { readForm } from './read-form';
import type { RequestContext } from './request-context';
import { redirectAfter, refuse, showForm } from './responses';

/**
 * Continues after a form was carried out.
 *
 * @param data what the API returned
 * @param asked when it was called, by our clock
 */
export type Continue = (context: RequestContext, data: unknown, asked: number) => Promise<Response>;

/**
 * Handles the forms of a page that is open to everybody. A refused form comes back in its page, filled in, with the problem's
 * status: it needs no sign-in, and its page loads nothing.
 *
 * @param then what follows, if not a redirect to the form's page
 */
export const publicForms =
  (forms: PageForms, then?: Continue) =>
  async (context: RequestContext): Promise<Response> => {
    const fields = await readForm(context);
    if (!(fields instanceof URLSearchParams)) return refuse(context, fields);
    const name = fields.get('form') ?? '';
    const form = formOf(forms, name);
    if (form === undefined) {
      return refuse(context, webProblem('bad_request', {}, context.caller.requestId));
    }
    const asked = Date.now();
    const result = await callApi(form.call(fields), context.caller);
    if (result.ok) {
      return then ? then(context, result.data, asked) : redirectAfter(context, name, form, fields);
    }
    const { problem } = result;
    return showForm(context, {
      name,
      form,
      outcome: 'refused',
      kept: keptOf(fields, form.keeps),
      problem,
    });
  };
