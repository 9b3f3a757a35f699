import 'server-only';
import { webProblem } from '../api/problems';
import type { ResultPage } from '../lab';
import { onOwnHost } from './own-host';
import { type Handler, type PageRoute, publicPage } from './page-route';
import { readForm } from './read-form';
import { paramsOf } from './request-context';
import { refuse, showResult } from './responses';

/** Makes the routes, by pattern, of pages whose forms run a function of the page. They exist at our own host only. */
export const resultPages = (
  pages: Readonly<Record<string, ResultPage>>,
): Readonly<Record<string, PageRoute>> =>
  Object.fromEntries(Object.entries(pages).map(([pattern, page]) => [pattern, routeOf(page)]));

const routeOf = ({ loader, run }: ResultPage): PageRoute =>
  onOwnHost({ ...publicPage({ loader }), ...(run && { POST: runForm(run) }) });

const runForm =
  (run: NonNullable<ResultPage['run']>): Handler =>
  async (context) => {
    const { caller } = context;
    const fields = await readForm(context);
    if (!(fields instanceof URLSearchParams)) return refuse(context, fields);
    const result = await run(fields, paramsOf(context), caller);
    if (result === undefined)
      return refuse(context, webProblem('bad_request', {}, caller.requestId));
    return result.ok ? showResult(context, result.data) : refuse(context, result.problem);
  };
