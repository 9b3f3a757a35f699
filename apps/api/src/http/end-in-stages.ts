import type { Socket } from 'node:net';

/** How long a client gets to read an answer and to close its side, in milliseconds. */
const LINGER = 1000;

/**
 * Closes a connection in stages, behind its last answer: closed at once, with bytes of the client unread, it would be
 * reset, and the answer lost (RFC 9112 §9.6).
 */
export function endInStages(socket: Socket): void {
  socket.end();
  // What still comes is not looked at.
  socket.resume();
  setTimeout(() => socket.destroy(), LINGER).unref();
}
