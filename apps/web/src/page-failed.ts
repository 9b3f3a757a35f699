import 'server-only';
import { log } from './log';
import { REQUEST_ID } from './request-id';
import { thrownPages } from './server-channels';

/**
 * Tells the server of a page that threw, and logs it: with the request's id, and the digest that scripts show.
 *
 * @param fields of the request
 */
export function pageFailed(error: unknown, fields: Readonly<NodeJS.Dict<string | string[]>>): void {
  const requestId = String(fields[REQUEST_ID]);
  thrownPages.send(requestId);
  const digest = error instanceof Error && 'digest' in error ? error.digest : undefined;
  const cause = error instanceof Error ? error.stack : String(error);
  log('error', 'page_failed', { requestId, digest, cause });
}
