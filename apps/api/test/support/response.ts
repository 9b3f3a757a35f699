import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { readProblem, type Problem } from '@repo/errors';
import type { TokenBody } from '../../src/sessions/token-body.js';

/** A response as it came over the wire. */
export interface ApiResponse {
  readonly status: number;
  readonly reason: string;
  /** The header lines, with names in lower case. `fetch` would join several challenges into one line. */
  readonly lines: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** Returns the values of a field, one for each line. */
export function field(response: ApiResponse, name: string): string[] {
  return response.lines.filter(([key]) => key === name).map(([, value]) => value);
}

/** Returns the members of a JSON body. */
export function members(response: ApiResponse): Record<string, unknown> {
  const value: unknown = JSON.parse(response.body);
  return Object.fromEntries(Object.entries(Object(value)));
}

/** Returns a response without its date and ids, so that two can be compared. */
export function stableParts(response: ApiResponse) {
  const fields = response.lines.filter(([name]) => !['date', 'x-request-id'].includes(name));
  const body = response.body === '' ? undefined : { ...members(response), instance: 'new' };
  return { status: response.status, fields, body };
}

/**
 * Returns the tokens of a response.
 *
 * @throws when it has none
 */
export function tokensOf(response: ApiResponse): TokenBody {
  const body: unknown = response.status === 200 ? JSON.parse(response.body) : undefined;
  if (!isTokenBody(body)) throw new Error(`No tokens, but ${response.status}: ${response.body}`);
  return body;
}

function isTokenBody(body: unknown): body is TokenBody {
  return typeof body === 'object' && body !== null && 'accessToken' in body;
}

/** Returns the claims of a token, without verifying it. */
export function claimsOf(token: string): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}

/** Returns the status of a response and, for a problem, its code and its reason. */
export function refusal({
  status,
  body,
}: ApiResponse): [number, Problem['code'] | undefined, string?] {
  const problem = status < 400 ? undefined : readProblem(JSON.parse(body));
  const reason = problem !== undefined && 'reason' in problem ? problem.reason : undefined;
  return reason === undefined ? [status, problem?.code] : [status, problem?.code, reason];
}

export interface Sent {
  /** The address to connect to. */
  readonly host?: string;
  readonly method?: string;
  /** Names and values alternate, so that a name can repeat. */
  readonly headers?: readonly string[];
  readonly body?: string | Uint8Array;
}

function pairs(flat: readonly string[]): [string, string][] {
  return flat.flatMap((name, index) =>
    index % 2 === 0 ? [[name.toLowerCase(), flat[index + 1] ?? '']] : [],
  );
}

/** Sends one request over its own connection. */
export function send(
  port: number,
  target: string,
  { host = '127.0.0.1', method = 'GET', headers = [], body }: Sent,
): Promise<ApiResponse> {
  // Without a length, Node would send a chunked body for every method that may have a body.
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

/** Writes these bytes and reads responses until the server ends the connection. */
export function exchange(port: number, bytes: string): Promise<ApiResponse[]> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(parse(Buffer.concat(chunks).toString('latin1'))));
  });
}

/** Parses the responses that came over a connection. */
export function parse(text: string): ApiResponse[] {
  const [, version, status, reason = '', head = ''] =
    /^(HTTP\/1\.1) (\d{3}) (.*)\r\n((?:.+\r\n)*)\r\n/.exec(text) ?? [];
  if (version === undefined) return [];
  const start = text.indexOf('\r\n\r\n') + 4;
  const lines = pairs(head.split('\r\n').flatMap((line) => line.split(/: (.*)/, 2)));
  const length = Number(lines.find(([name]) => name === 'content-length')?.[1] ?? 0);
  const body = text.slice(start, start + length);
  return [{ status: Number(status), reason, lines, body }, ...parse(text.slice(start + length))];
}
