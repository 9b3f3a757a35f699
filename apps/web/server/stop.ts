import type { Server } from 'node:http';
import { log } from '../src/log';
import { open } from './page-response';

/** Time for responses under way to finish, in milliseconds. */
const GRACE = 10_000;

/** Ends the process on a signal: after the responses under way, whatever else is connected. */
export function stopOnSignal(server: Server, close: () => Promise<void>): void {
  const stop = async (signal: NodeJS.Signals) => {
    log('info', 'stopping', { signal });
    setTimeout(() => process.exit(1), GRACE);
    server.close();
    for (const response of open.values()) response.shouldKeepAlive = false;
    for (const response of open.values())
      await new Promise((closed) => response.once('close', closed));
    await close();
    process.exit();
  };
  // Once: a second signal ends the process at once.
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void stop(signal));
}
