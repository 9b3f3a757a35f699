import { openServer, type Server } from './server.js';

/** A server that is restarted when it is lost. */
export interface KeptServer extends Omit<Server, 'lost'> {
  /** Rejects when the server cannot be restarted; never resolves. */
  readonly failed: Promise<never>;
}

/**
 * Opens the server of the cluster in `data`, and restarts it at the same address when it is lost, for example killed.
 *
 * @param report gets a line for each restart
 */
export async function keepServer(
  data: string,
  report: (text: string) => void,
): Promise<KeptServer> {
  let server = await openServer(data);
  const { url } = server;
  const port = Number(new URL(url).port);
  let isClosing = false;

  const keep = async (): Promise<void> => {
    for (;;) {
      await server.lost;
      if (isClosing) return;
      report('PostgreSQL has ended. Restarting it …\n');
      // Ends the guard of the lost server.
      await server.close();
      server = await openServer(data, { port, isReturn: true });
      if (isClosing) return server.close();
      if (server.url !== url) {
        await server.close();
        throw new Error('Another command has restarted PostgreSQL on another port.');
      }
      report('PostgreSQL is running again.\n');
    }
  };
  const kept = keep();
  // After `close`, `keep` returns, and nothing can fail any more.
  const failed = kept.then(() => new Promise<never>(() => {}));
  // `failed` may reject before a caller handles it, and an unhandled rejection would end the process.
  failed.catch(() => {});

  const close = async () => {
    isClosing = true;
    await server.close();
    await Promise.allSettled([kept]);
  };
  return { url, failed, close };
}
