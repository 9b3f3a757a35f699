import 'server-only';
import { callApi } from '../api/call';
import type { PageLoader } from '../api/loader';
import { webProblem } from '../api/problems';
import { keptOf } from '../forms/draft';
import { formOf, type PageForms } from '../forms/page-form';
import { hintForForm } from './hints';
import { callAsAnyone, runLoader } from './load-page';
import { readForm } from './read-form';
import { paramsOf, type RequestContext } from './request-context';
import { redirectAfter, refuse, showForm } from './responses';

/**
 * Continues after a form was carried out.
 *
 * @param data what the API returned
 * @param requestedAt when the API was called, by our clock
 */
export type Continue = (
  context: RequestContext,
  data: unknown,
  requestedAt: number,
) => Promise<Response>;

/**
 * Handles the forms of a public page. A refused form comes back in its page, filled in, with the problem's status.
 *
 * @param loader the page's, if it has one
 * @param then makes the response to a form that was carried out; by default, {@link redirectAfter}
 */
export const publicForms =
  (forms: PageForms, loader?: PageLoader, then?: Continue) =>
  async (context: RequestContext): Promise<Response> => {
    const fields = await readForm(context);
    if (!(fields instanceof URLSearchParams)) return refuse(context, fields);
    const name = fields.get('form') ?? '';
    const form = formOf(forms, name);
    if (form === undefined) {
      const problem = webProblem('bad_request', {}, context.caller.requestId);
      return refuse(context, problem, { hint: hintForForm(context) });
    }
    if (loader && loader(context.request.nextUrl.searchParams, paramsOf(context)) === undefined)
      return refuse(context, webProblem('not_found', {}, context.caller.requestId));
    const requestedAt = Date.now();
    const result = await callApi(form.call(fields, paramsOf(context)), context.caller);
    if (result.ok && then) return then(context, result.data, requestedAt);
    if (result.ok) return redirectAfter(context, name, form, fields);
    const { problem } = result;
    const kept = keptOf(fields, form.keeps);
    const loaded = loader && (await runLoader(context, loader, callAsAnyone));
    if (loaded?.ok === false) return refuse(context, loaded.problem);
    const data = loaded?.data;
    return showForm(context, { name, form, outcome: 'refused', kept, problem, data });
  };
