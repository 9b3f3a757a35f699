import 'server-only';
import { log } from './log';

/** One line for a page that failed: the request's id, and the digest that the person is shown. */
export function logPageFailure(error: unknown, requestId: string): void {
  const digest = error instanceof Error && 'digest' in error ? error.digest : undefined;
  const cause = error instanceof Error ? error.stack : String(error);
  log('error', 'page_failed', { requestId, digest, cause });
}
