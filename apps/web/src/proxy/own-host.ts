import 'server-only';
import { isOwnHost } from '@repo/settings';
import { webProblem } from '../api/problems';
import { settings } from '../settings';
import { refuse } from './responses';
import type { Handler, PageRoute } from './page-route';

/** Makes a route respond with 404 under a foreign host name, under which another site could read the page (DNS rebinding). */
export const onOwnHost = <P>({ GET, POST, ...page }: PageRoute<P>): PageRoute<P> => ({
  ...page,
  ...(GET && { GET: guarded(GET) }),
  ...(POST && { POST: guarded(POST) }),
});

const guarded =
  (handle: Handler): Handler =>
  async (context) =>
    isOwnHost(context.request.headers.get('host'), settings().WEB_ORIGIN)
      ? handle(context)
      : refuse(context, webProblem('not_found', {}, context.caller.requestId));
