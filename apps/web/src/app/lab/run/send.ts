import 'server-only';
import type { FieldLine } from '@repo/errors';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { text } from 'node:stream/consumers';
import { settings } from '../../../settings';
import type { SentRequest } from './experiment';

/** An exchange, line by line as it was sent. */
export interface Exchanged {
  readonly url: string;
  readonly method: string;
  readonly path: string;
  readonly fields: readonly FieldLine[];
  readonly body: string | undefined;
  readonly response: {
    readonly status: number;
    readonly message: string;
    /** The field lines in the order in which they were sent, including several with the same name. */
    readonly fields: readonly FieldLine[];
    readonly text: string;
  };
}

/** In milliseconds. */
const TIMEOUT = 30_000;

/**
 * Sends a request with exactly these field lines. `fetch` would join lines with the same name, both in the request and
 * in the response.
 *
 * @throws if there is no response
 */
export async function send(request: SentRequest): Promise<Exchanged> {
  const { method, path, to } = request;
  const { origin, reachedAt } = serverOf(to);
  const body = request.body && JSON.stringify(request.body);
  const fields: FieldLine[] = [
    ...(request.fields ?? []),
    ...(body === undefined ? [] : [['Content-Type', 'application/json'] as const]),
  ];
  const all = [['Host', new URL(origin).host], ...fields, ...lengthOf(body, method)];
  const url = new URL(reachedAt + path);
  const start = url.protocol === 'https:' ? overHttps : overHttp;
  const response = await new Promise<Exchanged['response']>((resolve, reject) => {
    const options = { method, headers: all.flat(), signal: AbortSignal.timeout(TIMEOUT) };
    const sent = start(url, options, (received) => {
      const { statusCode: status = 0, statusMessage: message = '', rawHeaders } = received;
      text(received).then(
        (whole) => resolve({ status, message, fields: linesOf(rawHeaders), text: whole }),
        reject,
      );
    });
    sent.on('error', reject).end(body);
  });
  return { url: origin + path, method, path, fields, body, response };
}

function serverOf(to: SentRequest['to']) {
  const { API_ORIGIN, API_INTERNAL_URL, WEB_ORIGIN, WEB_PORT } = settings();
  return to === 'web'
    ? { origin: WEB_ORIGIN, reachedAt: `http://localhost:${WEB_PORT}` }
    : { origin: API_ORIGIN, reachedAt: API_INTERNAL_URL };
}

const lengthOf = (body: string | undefined, method: string): FieldLine[] =>
  method === 'GET' || method === 'DELETE'
    ? []
    : [['Content-Length', String(Buffer.byteLength(body ?? ''))]];

function linesOf(raw: readonly string[]): FieldLine[] {
  return raw.flatMap((name, place) => (place % 2 === 0 ? [[name, raw[place + 1] ?? '']] : []));
}
