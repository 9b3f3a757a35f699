import type { IncomingMessage } from 'node:http';
import type { Code } from '@repo/errors';
import type { EdgeOptions, Unrouted } from './options.js';
import { requestFault } from './request-faults.js';
import { toOriginForm } from './target.js';

/**
 * Finds why a request does not reach the listener; undefined when it does.
 *
 * @param last a fault that comes after all others in the order of checks
 */
export function unroutedBecause(
  request: IncomingMessage,
  { allowedMethods }: EdgeOptions,
  last: Code | undefined,
): Pick<Unrouted, 'code' | 'allowed'> | undefined {
  const code = requestFault(request) ?? last;
  if (code !== undefined) return { code };
  toOriginForm(request);
  if (request.url === '*') return { code: undefined };
  if (request.method !== 'TRACE' || allowedMethods === undefined) return undefined;
  const allowed = allowedMethods(request);
  return allowed === undefined ? { code: 'not_found' } : { code: 'method_not_allowed', allowed };
}
