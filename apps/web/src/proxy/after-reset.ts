import 'server-only';
import { doneAt } from '../page-context/page-context';
import { seeOther } from './responses';
import { callAsUser } from './call-as-user';
import type { RequestContext } from './request-context';

/**
 * After a password reset every session of the account has ended, perhaps this browser's too. A call finds out, so that no page
 * takes it for alive.
 */
export async function afterReset(context: RequestContext): Promise<Response> {
  await callAsUser(context, { route: 'GET /user/profile' });
  return seeOther(doneAt('/login', 'reset'));
}
