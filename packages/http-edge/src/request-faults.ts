import type { IncomingMessage } from 'node:http';
import { hasOneHost } from './host.js';
import type { UnroutedCode } from './options.js';
import { isTarget, LONGEST_TARGET } from './target.js';

/** Maximum number of header lines in a request. */
const MAX_LINES = 100;

/** Returns the code for a violation of HTTP that Node's parser has let through; undefined if there is none. */
export function requestFault(request: IncomingMessage): UnroutedCode | undefined {
  const { url = '', rawHeaders, httpVersionMajor } = request;
  if (url.length > LONGEST_TARGET) return 'uri_too_long';
  if (rawHeaders.length > 2 * MAX_LINES) return 'header_fields_too_large';
  const isRight = httpVersionMajor === 1 && isTarget(request) && hasOneHost(request);
  return isRight ? undefined : 'bad_request';
}
