import type { IncomingMessage } from 'node:http';
import type { UnroutedCode } from './options.js';
import { requestFault } from './request-faults.js';
import { toOriginForm } from './target.js';

/**
 * Checks a request before it reaches the listener, and rewrites its target to origin form.
 *
 * @param last a fault to report if no other check fails first
 * @returns the code of the refusal, in an object without a code for `OPTIONS *`; undefined if the listener gets the
 *   request
 */
export function whyUnrouted(
  request: IncomingMessage,
  last: UnroutedCode | undefined,
): { readonly code: UnroutedCode | undefined } | undefined {
  const code = requestFault(request) ?? last ?? expectationFault(request);
  if (code !== undefined) return { code };
  toOriginForm(request);
  return request.url === '*' ? { code: undefined } : undefined;
}

/**
 * Refuses other expectations beside 100-continue (RFC 9110 §10.1.1). Node only checks that 100-continue is among them.
 */
function expectationFault({ headers: { expect } }: IncomingMessage): UnroutedCode | undefined {
  const isKnown = expect === undefined || expect.toLowerCase() === '100-continue';
  return isKnown ? undefined : 'expectation_failed';
}
