import type { IncomingMessage } from 'node:http';
import type { Unrouted, UnroutedCode } from './options.js';
import { requestFault } from './request-faults.js';
import { toOriginForm } from './target.js';

/**
 * Finds why a request does not reach the listener; undefined when it does.
 *
 * @param last a fault that comes after all others in the order of checks
 */
export function unroutedBecause(
  request: IncomingMessage,
  last: UnroutedCode | undefined,
): Pick<Unrouted, 'code'> | undefined {
  const code = requestFault(request) ?? last;
  if (code !== undefined) return { code };
  toOriginForm(request);
  return request.url === '*' ? { code: undefined } : undefined;
}
