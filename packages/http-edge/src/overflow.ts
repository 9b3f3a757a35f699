import { IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { inTurn } from './in-turn.js';

interface Pair {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

const overflown = new WeakMap<Socket, Pair>();

/**
 * Closes a connection with too many waiting requests. Node still parses the rest of the packet, up to 2500 requests of
 * 1.5 kB each, and holds them until the connection has closed. To save that memory they all share one pair of objects.
 */
export function overflow(socket: Socket, pair: Pair): void {
  overflown.set(socket, pair);
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

/** Returns the class of requests, for `http.createServer`. */
export function requestClass(): typeof IncomingMessage {
  return new Proxy(IncomingMessage, {
    construct: (Class, args: [Socket]) => overflown.get(args[0])?.request ?? new Class(...args),
  });
}

/** Returns the class of responses, for `http.createServer`, based on the server's own. */
export function responseClass(Own: typeof ServerResponse): typeof ServerResponse {
  return new Proxy(Own, {
    construct: (Class, args: [IncomingMessage]) =>
      overflown.get(args[0].socket)?.response ?? new Class(...args),
  });
}
