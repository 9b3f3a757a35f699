// @ts-check
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import { text } from 'node:stream/consumers';
import { lastResort } from './last-resort.js';
import { onRequest } from './on-request.js';

/*
 * When a page throws while it is made, Next answers 500 with an empty document, which only its scripts can fill. Nothing
 * of that has left yet: so the page that says so is fetched from the door, for the same person and with the same request
 * id, and sent in its place. The door knows by a ticket what it is asked for (src/door/failed-page.ts).
 */

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */
/** @typedef {import('node:http').IncomingHttpHeaders} Fields */
/** @typedef {{ host: string | undefined, port: number | undefined, headers: Fields }} Asked how a request came */

/** What the door hands to a page (src/handover/handover.ts). */
const HANDOVER = 'x-door';
const TICKET = 'x-failed-page';

/**
 * The ids of the requests whose page failed, by ticket; the door takes them out.
 *
 * @type {Map<string, string>}
 */
const tickets = new Map();
Reflect.set(globalThis, Symbol.for('web/failed-pages'), tickets);

/**
 * The ids of the requests whose page has thrown, and that are not answered yet (src/instrumentation.ts).
 *
 * @type {Set<string>}
 */
const thrown = new Set();
Reflect.set(globalThis, Symbol.for('web/thrown-pages'), thrown);

onRequest((request, response) => {
  // Nobody but the door says what it handed over.
  delete request.headers[HANDOVER];
  if (!tickets.has(String(request.headers[TICKET]))) delete request.headers[TICKET];
  // Now: a connection that has broken has no address any more.
  const { localAddress: host, localPort: port } = request.socket;
  const asked = { host, port, headers: { ...request.headers } };
  response.once('close', () => thrown.delete(handover(request)?.requestId ?? ''));
  let isReplaced = false;
  for (const name of /** @type {const} */ (['writeHead', 'flushHeaders', 'write', 'end'])) {
    const send = response[name];
    Reflect.set(response, name, (/** @type {unknown[]} */ ...args) => {
      if (!isReplaced && isEmptyPage(request, response)) {
        isReplaced = true;
        void replace(request, response, asked);
      }
      if (!isReplaced) return Reflect.apply(send, response, args);
      return name === 'write' ? true : response;
    });
  }
});

/**
 * Whether a page threw, and somebody is still there to be told. Nothing stands in for the page that stands in for another.
 *
 * @param {Request} request
 * @param {Response} response
 */
function isEmptyPage(request, response) {
  // In development the page that failed is Next's own, which shows where. Next sets this after the preload has run.
  if (process.env.NODE_ENV === 'development') return false;
  if (response.headersSent || response.destroyed || request.socket.destroyed) return false;
  const isPage = String(response.getHeader('content-type')).startsWith('text/html');
  if (response.statusCode !== 500 || !isPage || request.headers[TICKET] !== undefined) return false;
  return thrown.has(handover(request)?.requestId ?? '');
}

/**
 * What the door handed to the page; undefined where a request did not get as far as the door.
 *
 * @param {Request} request
 * @returns {{ requestId: string, address: string } | undefined}
 */
function handover({ headers }) {
  const field = headers[HANDOVER];
  return field === undefined ? undefined : JSON.parse(decodeURIComponent(String(field)));
}

/**
 * @param {Request} request
 * @param {Response} response
 * @param {Asked} asked
 */
async function replace(request, response, asked) {
  const { requestId = '', address = '/' } = handover(request) ?? {};
  const page = await fetchPage(request, address, requestId, asked).catch((error) =>
    lastResort(requestId, error),
  );
  // The session may have been renewed on the way to the page that failed.
  const cookies = [response.getHeader('set-cookie') ?? []].flat().map(String);
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  for (const [name, values] of Object.entries(page.fields)) {
    if (values !== undefined && !OF_THE_CONNECTION.includes(name)) response.setHeader(name, values);
  }
  for (const cookie of cookies) response.appendHeader('set-cookie', cookie);
  // What Next still writes goes to the methods of this one response, and nowhere.
  const { prototype } = http.ServerResponse;
  prototype.writeHead.call(response, 500);
  prototype.end.call(response, page.body, 'utf8');
}

/** RFC 9110 §7.6.1: not to be passed on. */
const OF_THE_CONNECTION = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'date',
];

/** What says something of the body, which is not sent again. */
const OF_THE_BODY = ['content-length', 'content-type', 'content-encoding', 'expect'];

/** Far longer than a page takes that asks nobody, in milliseconds. */
const TIMEOUT = 10_000;

/**
 * The page that says that this one failed, from the address that the request came to.
 *
 * @param {Request} request
 * @param {string} address
 * @param {string} requestId
 * @param {Asked} asked
 */
async function fetchPage({ method }, address, requestId, { host, port, headers: fields }) {
  const ticket = randomUUID();
  /** @type {Fields} */
  const headers = { ...fields, [TICKET]: ticket, 'accept-encoding': 'identity' };
  for (const name of [...OF_THE_CONNECTION, ...OF_THE_BODY]) delete headers[name];
  const to = { host, port, method, path: address, headers, signal: AbortSignal.timeout(TIMEOUT) };
  tickets.set(ticket, requestId);
  try {
    const again = http.request({ ...to, agent: false }).end();
    /** @type {Request} */
    const answer = (await once(again, 'response'))[0];
    const body = await text(answer);
    if (answer.statusCode !== 500 || body.includes('id="__next_error__"')) {
      throw new Error(`The page for a failed page failed too, with ${answer.statusCode}`);
    }
    return { body, fields: answer.headersDistinct };
  } finally {
    // The request may not have come as far as the door.
    tickets.delete(ticket);
  }
}
