import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';

/** An answer as it came over the wire. */
export interface Answer {
  readonly status: number;
  readonly reason: string;
  /** Names in lower case and values, line by line: `fetch` would join the challenges. */
  readonly lines: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** The values of a field's lines. */
export function field(answer: Answer, name: string): string[] {
  return answer.lines.filter(([key]) => key === name).map(([, value]) => value);
}

/** The members of a JSON body. */
export function members(answer: Answer): Record<string, unknown> {
  const value: unknown = JSON.parse(answer.body);
  return Object.fromEntries(Object.entries(Object(value)));
}

export interface Sent {
  /** An address of the server. */
  readonly host?: string;
  readonly method?: string;
  /** Names and values in turn, so that a name can repeat. */
  readonly headers?: readonly string[];
  readonly body?: string | Uint8Array;
}

function pairs(flat: readonly string[]): [string, string][] {
  return flat.flatMap((name, index) =>
    index % 2 === 0 ? [[name.toLowerCase(), flat[index + 1] ?? '']] : [],
  );
}

/** One request over a connection of its own. */
export function send(
  port: number,
  target: string,
  { host = '127.0.0.1', method = 'GET', headers = [], body }: Sent,
): Promise<Answer> {
  // Without a length, Node would send the methods that may have a body as if they had one.
  const hasLength = body !== undefined || !['GET', 'HEAD'].includes(method);
  const length = hasLength ? ['content-length', String(Buffer.byteLength(body ?? ''))] : [];
  const options = {
    host,
    port,
    path: target,
    method,
    agent: false,
    headers: ['host', `localhost:${port}`, 'connection', 'close', ...length, ...headers],
  };
  return new Promise((resolve, reject) => {
    const sent = httpRequest(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          reason: response.statusMessage ?? '',
          lines: pairs(response.rawHeaders),
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Writes these bytes and reads answers until the server ends the connection. */
export function exchange(port: number, bytes: string): Promise<Answer[]> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(parse(Buffer.concat(chunks).toString('latin1'))));
  });
}

/** The answers in what came over a connection. */
export function parse(text: string): Answer[] {
  const [, version, status, reason = '', head = ''] =
    /^(HTTP\/1\.1) (\d{3}) (.*)\r\n((?:.+\r\n)*)\r\n/.exec(text) ?? [];
  if (version === undefined) return [];
  const start = text.indexOf('\r\n\r\n') + 4;
  const lines = pairs(head.split('\r\n').flatMap((line) => line.split(/: (.*)/, 2)));
  const length = Number(lines.find(([name]) => name === 'content-length')?.[1] ?? 0);
  const body = text.slice(start, start + length);
  return [{ status: Number(status), reason, lines, body }, ...parse(text.slice(start + length))];
}
