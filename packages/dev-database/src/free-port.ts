import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Finds a free TCP port on the loopback address. It is below the range of ephemeral ports, so the system gives it to no other
 * program before our server listens.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    const server = createServer().listen(port, '127.0.0.1');
    try {
      await once(server, 'listening');
    } catch {
      continue; // Taken.
    }
    server.close();
    await once(server, 'close');
    return port;
  }
}
