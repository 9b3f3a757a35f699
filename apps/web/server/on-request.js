// @ts-check
import { subscribe } from 'node:diagnostics_channel';

/**
 * Shows each request to `see`, and the response that it will get, before the server's own listeners: Next's server is
 * made by Next, and leaves no other place for it.
 *
 * @param {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void} see
 */
export function onRequest(see) {
  subscribe('http.server.request.start', (message) => {
    const { request, response } = Object(message);
    see(request, response);
  });
}
