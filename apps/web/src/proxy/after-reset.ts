import 'server-only';
import { doneAt } from '../page-context/page-context';
import { seeOther } from './responses';
import { callFor } from './call-for';
import type { RequestContext } from './request-context';

/**
 * After a new password was chosen: every session of its account has ended, and this browser's may be one of them. The API is
 * asked, so that no page takes it for alive.
 */
export async function afterReset(context: RequestContext): Promise<Response> {
  await callFor(context, { route: 'GET /user/profile' });
  return seeOther(doneAt('/login', 'reset'));
}
