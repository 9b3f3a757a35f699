import type { Socket } from 'node:net';
import type { UnroutedCode } from './options.js';

/** An error of Node's parser, or of a connection. */
export interface ClientError extends NodeJS.ErrnoException {
  /** If the parser failed: the packet in which it did, and how many bytes of that packet it had parsed. */
  readonly rawPacket?: Buffer;
  readonly bytesParsed?: number;
}

const codes: Readonly<Record<string, UnroutedCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'content_too_large',
};

/** Returns the problem code for an error of Node's parser. */
export function parserFault(
  { code = '', rawPacket, bytesParsed }: ClientError,
  { bytesRead }: Socket,
): UnroutedCode {
  if (code !== 'HPE_HEADER_OVERFLOW') return codes[code] ?? 'bad_request';
  // Node's header limit includes the target. Only the target can make the first line too long (RFC 9110 §15.5.15).
  const isFirstPacket = rawPacket?.length === bytesRead;
  const isFirstLine = isFirstPacket && !rawPacket.subarray(0, bytesParsed).includes('\n');
  return isFirstLine ? 'uri_too_long' : 'header_fields_too_large';
}
