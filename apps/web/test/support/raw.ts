import { connect } from 'node:net';

/** A response as it was received. */
export interface RawResponse {
  readonly status: number;
  readonly headers: Headers;
  /** If the body is chunked, this includes the lines with the sizes of the chunks. */
  readonly body: string;
}

/** Sends bytes over a new connection and waits until the server closes it. */
export async function sendBytes(origin: string, bytes: string): Promise<RawResponse> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname).setEncoding('latin1');
  socket.write(bytes, 'latin1');
  let received = '';
  for await (const chunk of socket) received += chunk;
  return parse(received);
}

/** Writes the header of a request after which the server closes the connection. */
export const header = (requestLine: string, fields: Record<string, string> = {}): string =>
  [
    `${requestLine} HTTP/1.1`,
    ...Object.entries({ Host: 'localhost', Connection: 'close', ...fields }).map(
      ([name, value]) => `${name}: ${value}`,
    ),
    '\r\n',
  ].join('\r\n');

function parse(response: string): RawResponse {
  const end = response.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = response.slice(0, end).split('\r\n');
  const headers = new Headers(
    lines.map((line): [string, string] => [
      line.slice(0, line.indexOf(':')),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  );
  return { status: Number(statusLine.split(' ')[1]), headers, body: response.slice(end + 4) };
}
