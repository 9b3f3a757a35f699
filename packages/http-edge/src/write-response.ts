import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { endInStages } from './end-in-stages.js';
import type { UnroutedResponse } from './options.js';

/** Sends the response to a request that Node could read, and closes the connection. */
export function writeResponse(response: ServerResponse, unrouted: UnroutedResponse): void {
  const { status, reason, body } = unrouted;
  response.writeHead(status, reason, Object.fromEntries(fieldsOf(unrouted)));
  response.end(body);
}

/** Sends a response to bytes that are not a request, and closes the connection. */
export function writeToSocket(socket: Socket, unrouted: UnroutedResponse): void {
  const { status, reason, body } = unrouted;
  const lines = [...fieldsOf(unrouted), ['date', new Date().toUTCString()] as const].flatMap(
    ([name, values]) => [values].flat().map((value) => `${name}: ${value}\r\n`),
  );
  socket.write(`HTTP/1.1 ${status} ${reason}\r\n${lines.join('')}\r\n${body}`);
  endInStages(socket);
}

function fieldsOf({ status, headers, body }: UnroutedResponse): [string, string | string[]][] {
  const fields = Object.entries(headers).map(([name, value]): [string, string | string[]] => [
    name,
    typeof value === 'string' ? value : [...value],
  ]);
  // RFC 9110 §8.6: no length with a 204.
  if (status !== 204) fields.push(['content-length', String(Buffer.byteLength(body))]);
  // RFC 9112 §9.6: after a refusal it is unknown where the next request begins.
  fields.push(['connection', 'close']);
  return fields;
}
