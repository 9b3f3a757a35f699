import { IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { inTurn } from './in-turn.js';

interface Pair {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

const overflowed = new WeakMap<Socket, Pair>();

/**
 * Closes a connection with too many waiting requests. Node still parses the rest of the packet, up to 2500 requests of
 * 1.5 kB each, and holds them until the connection has closed. To save that memory they all share one pair of objects.
 */
export function overflow(socket: Socket, pair: Pair): void {
  overflowed.set(socket, pair);
  // Node adds a listener for each request.
  pair.response.setMaxListeners(0);
  socket.pause();
  // On close, Node makes an error for each request. Without stack traces that is five times as fast.
  socket.prependOnceListener('close', () => {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    process.nextTick(() => (Error.stackTraceLimit = stackTraceLimit));
  });
  inTurn(() => {
    socket.destroy();
    return undefined;
  });
}

/**
 * Returns a request class for `http.createServer`. For a connection that has overflowed, `new` returns its shared
 * request.
 */
export function requestClass(): typeof IncomingMessage {
  return new Proxy(IncomingMessage, {
    construct: (Class, args: [Socket]) => overflowed.get(args[0])?.request ?? new Class(...args),
  });
}

/**
 * Returns a response class for `http.createServer`, based on the server's own, that does the same with the shared
 * response.
 */
export function responseClass(Own: typeof ServerResponse): typeof ServerResponse {
  return new Proxy(Own, {
    construct: (Class, args: [IncomingMessage]) =>
      overflowed.get(args[0].socket)?.response ?? new Class(...args),
  });
}
