import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Maximum duration of a short turn of the event loop, in milliseconds. Few clients connect after the accepts of such a
 * turn.
 */
const SHORT_TURN = 1;

/** Time limit in milliseconds, for a server that is never quiet. */
const LONGEST = 1500;

/**
 * Accepts the connections that the system has established, without reading from them. Closing a server resets the
 * connections that it has not accepted, and a proxy does not send a POST again after a reset. Reading requests would
 * keep the server busy while more clients connect.
 *
 * @returns the accepted connections, paused, after a short turn of the event loop in which none was added. The caller
 *   closes the server at once, and then resumes them
 */
export async function acceptWaiting(server: Server): Promise<readonly Socket[]> {
  const accepted: Socket[] = [];
  const accept = (socket: Socket) => {
    accepted.push(socket);
    // Runs after the tick that Node has scheduled to start reading.
    process.nextTick(() => socket.pause());
  };
  server.on('connection', accept);
  // The current turn has already made its accepts.
  await nextTurn();
  const end = performance.now() + LONGEST;
  let now = performance.now();
  let isQuiet = false;
  while (!isQuiet && now < end) {
    const [before, start] = [accepted.length, now];
    await nextTurn();
    now = performance.now();
    isQuiet = accepted.length === before && now - start <= SHORT_TURN;
  }
  server.off('connection', accept);
  return accepted;
}
