import 'server-only';
import { isOwnHost } from '@repo/settings';
import { webProblem } from '../api/problems';
import { settings } from '../settings';
import { refuse } from './responses';
import type { Handler } from './routes';

/** 404 under any other host name: another site could read the page by a name of its own for this machine (DNS rebinding). */
export const onOwnHost =
  (handle: Handler): Handler =>
  async (context) =>
    isOwnHost(context.request.headers.get('host'), settings().WEB_ORIGIN)
      ? handle(context)
      : refuse(context, webProblem('not_found', {}, context.caller.requestId));
