import type { IncomingMessage } from 'node:http';
import { hasOneHost } from './host.js';
import type { UnroutedCode } from './options.js';
import { isTarget, LONGEST_TARGET } from './target.js';

/** Most header lines of a request. */
const MOST_LINES = 100;

/**
 * Finds what is wrong with a request as HTTP, before any route is looked at; undefined when it is right. Node's parser has
 * refused what it cannot read, and lets these through.
 */
export function requestFault(request: IncomingMessage): UnroutedCode | undefined {
  const { url = '', rawHeaders, httpVersionMajor } = request;
  if (url.length > LONGEST_TARGET) return 'uri_too_long';
  if (rawHeaders.length > 2 * MOST_LINES) return 'header_fields_too_large';
  const isRight = httpVersionMajor === 1 && isTarget(request) && hasOneHost(request);
  return isRight ? undefined : 'bad_request';
}
