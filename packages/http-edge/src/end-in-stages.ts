import type { Socket } from 'node:net';

/** Time for the client to read the last response and close its side, in milliseconds. */
const LINGER = 1000;

/**
 * Closes a connection after its last response: first our side, then all of it. Closing both at once with unread bytes of
 * the client would reset the connection, and the response would be lost (RFC 9112 §9.6).
 */
export function endInStages(socket: Socket): void {
  socket.end();
  // Bytes that still come are read and ignored.
  socket.resume();
  setTimeout(() => socket.destroy(), LINGER).unref();
}
