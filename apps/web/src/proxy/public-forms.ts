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
 * @param requestedAt when it was called, by our clock
 */
export type Continue = (
  context: RequestContext,
  data: unknown,
  requestedAt: number,
) => Promise<Response>;

/**
 * Handles the forms of a public page. A refused form comes back in its page, filled in, with the problem's status. The page
 * needs no sign-in and has no loader.
 *
 * @param then what follows; by default, a redirect to the form's page
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
    const requestedAt = Date.now();
    const result = await callApi(form.call(fields), context.caller);
    if (result.ok && then) return then(context, result.data, requestedAt);
    if (result.ok) return redirectAfter(context, name, form, fields);
    const { problem } = result;
    const kept = keptOf(fields, form.keeps);
    return showForm(context, { name, form, outcome: 'refused', kept, problem });
  };
