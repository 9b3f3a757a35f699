import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Longest duration of a short turn, in milliseconds. Few clients connect between its accepts and its end. */
const SHORT_TURN = 1;

/** Time limit in milliseconds, for a server that is never quiet. */
const LONGEST = 1500;

/**
 * Accepts the connections that the system has established, and does not read them yet. Closing a server resets those that it
 * has not accepted, and a proxy does not send a POST again after a reset. Reading requests would keep the server busy while
 * more clients connect.
 *
 * @returns the connections, paused, after a short turn of the event loop without a new one. Close the server at once, and then
 *   resume them
 */
export async function acceptWaiting(server: Server): Promise<readonly Socket[]> {
  const accepted: Socket[] = [];
  const accept = (socket: Socket) => {
    accepted.push(socket);
    // After the tick in which Node starts to read.
    process.nextTick(() => socket.pause());
  };
  server.on('connection', accept);
  // This turn has already accepted.
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
