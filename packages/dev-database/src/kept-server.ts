import { openServer, type Server } from './server.js';

/** A server that comes back. */
export interface KeptServer extends Omit<Server, 'lost'> {
  /** Rejects when the server is gone for good; never resolves. */
  readonly failed: Promise<never>;
}

/**
 * Opens the server of the cluster in `data`, and starts it again, at the same address, whenever it is gone: killed, say, or
 * out of memory.
 *
 * @param report is told of it
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
      report('PostgreSQL has ended, and is started again.\n');
      // Ends what belonged to the use of the old one.
      await server.close();
      server = await openServer(data, { port, isReturn: true });
      if (isClosing) return server.close();
      if (server.url !== url) {
        await server.close();
        throw new Error('PostgreSQL was started again by another command, at another port.');
      }
      report('PostgreSQL runs again.\n');
    }
  };
  const kept = keep();
  // Once it is closed, nothing fails any more.
  const failed = kept.then(() => new Promise<never>(() => {}));
  // It may fail before anything waits for that.
  failed.catch(() => {});

  const close = async () => {
    isClosing = true;
    await server.close();
    await Promise.allSettled([kept]);
  };
  return { url, failed, close };
}
