import 'server-only';
import { HANDOVER, readHandover } from './door/handover';
import { log } from './log';

/** One line for a page that failed: the request's id, and the digest that the person is shown. */
export function logPageFailure(
  error: unknown,
  fields: Readonly<Record<string, string | string[] | undefined>>,
): void {
  const handover = fields[HANDOVER];
  const { requestId } = readHandover(typeof handover === 'string' ? handover : null);
  const digest = error instanceof Error && 'digest' in error ? error.digest : undefined;
  const cause = error instanceof Error ? error.stack : String(error);
  log('error', 'page_failed', { requestId, digest, cause });
}
