import type { Server } from 'node:http';
import { log } from '../src/log';
import { openResponses } from './page-response';

/** Time for responses in progress to finish, in milliseconds. */
const GRACE = 10_000;

/** Stops the process on a signal, once the responses in progress are sent. It does not wait for idle connections. */
export function stopOnSignal(server: Server, close: () => Promise<void>): void {
  const stop = async (signal: NodeJS.Signals) => {
    log('info', 'stopping', { signal });
    setTimeout(() => process.exit(1), GRACE);
    server.close();
    for (const response of openResponses.values()) response.shouldKeepAlive = false;
    for (const response of openResponses.values())
      await new Promise((closed) => response.once('close', closed));
    await close();
    process.exit();
  };
  // `once`: a second signal ends the process immediately.
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void stop(signal));
}
