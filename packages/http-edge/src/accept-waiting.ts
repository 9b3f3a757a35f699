import type { Server } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** In milliseconds, less than the time for which servers let requests finish. A flood may leave no turn without a connection. */
const LONGEST = 5000;

/**
 * Waits for a turn of the event loop without a new connection, for at most 5 s. Call it directly before `server.close()`:
 * that resets the connections that the system has established and the process has not accepted yet, and a proxy does not send
 * a POST again after a reset.
 */
export async function acceptWaiting(server: Server): Promise<void> {
  const end = performance.now() + LONGEST;
  let isQuiet = false;
  const onConnection = () => (isQuiet = false);
  server.on('connection', onConnection);
  while (!isQuiet && performance.now() < end) {
    isQuiet = true;
    // The first turn may be the rest of this one.
    await nextTurn();
    await nextTurn();
  }
  server.off('connection', onConnection);
}
