import 'server-only';
import { listLoader, type Loader } from '../../../api/loader';
import { periodOf } from './periods';
import { requestIdIn } from './request-id';

/** Loads the events of one request, or a page of all events. The first page of all events also has a chart. */
export const loader: Loader = (query) => {
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

/** True for the first page of all events. */
export const hasChart = (query: URLSearchParams): boolean =>
  requestIdIn(query) === undefined && !query.has('cursor');
