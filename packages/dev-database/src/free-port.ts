import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * A TCP port of the loopback address that nobody listens on now. From below the range that systems hand out by
 * themselves: until our server listens, nobody who asks for just any port is given this one.
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
