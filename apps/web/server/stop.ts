import type { EdgeServer } from '@repo/http-edge';
import { log } from '../src/log';

/** Time for responses in progress to finish, in milliseconds. */
const GRACE = 10_000;

interface StopOptions {
  readonly dev: boolean;
  readonly close: () => Promise<void>;
}

/** Stops the process on a signal. It waits up to {@link GRACE} for responses in progress, and not for idle connections. */
export function stopOnSignal(server: EdgeServer, { dev, close }: StopOptions): void {
  const stop = async (signal: NodeJS.Signals) => {
    log('info', 'stopping', { signal });
    setTimeout(() => process.exit(1), GRACE);
    const closed = new Promise((resolve) => server.close(resolve));
    // In development, browsers keep their hot-reload connections open.
    if (!dev) await closed;
    await close();
    process.exit();
  };
  // `once`: a second signal ends the process immediately.
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void stop(signal));
}
