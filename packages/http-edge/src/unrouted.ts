import type { IncomingMessage } from 'node:http';
import type { UnroutedCode } from './options.js';
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
): { readonly code: UnroutedCode | undefined } | undefined {
  const code = requestFault(request) ?? last ?? expectationFault(request);
  if (code !== undefined) return { code };
  toOriginForm(request);
  return request.url === '*' ? { code: undefined } : undefined;
}

/** Node looks for 100-continue anywhere in the field; RFC 9110 §10.1.1 knows no other expectation beside it. */
function expectationFault({ headers: { expect } }: IncomingMessage): UnroutedCode | undefined {
  const isKnown = expect === undefined || expect.toLowerCase() === '100-continue';
  return isKnown ? undefined : 'expectation_failed';
}
