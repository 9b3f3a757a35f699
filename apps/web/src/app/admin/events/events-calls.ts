import 'server-only';
import { listLoader, type Loader } from '../../../api/loader';
import { periodOf } from './periods';
import { requestIdIn } from './request-id';

/** The events of one request, or a page of all; above the first of these the chart of a period. */
export const eventsCalls: Loader = (query) => {
  const requestId = requestIdIn(query);
  const events = listLoader((cursor) => ({
    route: 'GET /admin/auth-events',
    query: { cursor, requestId },
  }))(query);
  const period = periodOf(query);
  if (events === undefined || period === undefined) return undefined;
  if (!hasChart(query)) return events;
  return [...events, { route: 'GET /admin/auth-events/summary', query: { period } }];
};

/** Whether the page is more than an answer to a question, or the rest of a list. */
export const hasChart = (query: URLSearchParams): boolean =>
  requestIdIn(query) === undefined && !query.has('cursor');
