import 'server-only';
import { processWide } from '../process-wide';

/** The ids of requests whose page failed, by the ticket with which the page that says so is asked for (server/failed-page.js). */
const tickets = () => processWide('failed-pages', () => new Map<string, string>());

/** The id of the request whose page failed, where this one asks for what the person is shown instead. A ticket is good once. */
export function takeFailedPage(fields: Pick<Headers, 'get'>): string | undefined {
  const ticket = fields.get('x-failed-page');
  if (ticket === null) return undefined;
  const requestId = tickets().get(ticket);
  tickets().delete(ticket);
  return requestId;
}
