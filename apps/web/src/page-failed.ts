import 'server-only';
import { log } from './log';
import { REQUEST_ID } from './request-id';
import { thrownPages } from './server-channels';

/**
 * Logs a page that threw, with its request id and the digest that the browser shows, and notifies the server.
 *
 * @param fields the header of the request
 */
export function pageFailed(error: unknown, fields: Readonly<NodeJS.Dict<string | string[]>>): void {
  const requestId = String(fields[REQUEST_ID]);
  thrownPages.send(requestId);
  const digest = error instanceof Error && 'digest' in error ? error.digest : undefined;
  const cause = error instanceof Error ? error.stack : String(error);
  log('error', 'page_failed', { requestId, digest, cause });
}
