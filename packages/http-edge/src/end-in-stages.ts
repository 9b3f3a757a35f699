import type { Socket } from 'node:net';

/** Time for the client to read the last response and close its side, in milliseconds. */
const LINGER = 1000;

/**
 * Closes a connection after its last response: first our side, then both. Closing both sides while bytes of the client are
 * unread would reset the connection and lose the response (RFC 9112 §9.6).
 */
export function endInStages(socket: Socket): void {
  socket.end();
  // Later bytes are read and ignored.
  socket.resume();
  setTimeout(() => socket.destroy(), LINGER).unref();
}
