import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A start that was killed has children that end by themselves, a moment later. */
const PATIENCE_MS = 3000;

/** What keeps a server from listening on a port, as the system calls it; undefined when nothing does. */
async function obstacle(port: number, host?: string): Promise<string | undefined> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  } finally {
    server.close();
  }
}

/** Waits for a server; when it fails because another was faster to its port, that is what is said. */
export async function onPort<T>(setting: string, port: number, server: Promise<T>): Promise<T> {
  try {
    return await server;
  } catch (error) {
    await requirePort(setting, port);
    throw error;
  }
}

/**
 * Makes sure that a port can be listened on.
 *
 * @param setting the name of the setting that says which
 * @throws with what to do
 */
export async function requirePort(setting: string, port: number): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const code = (await obstacle(port)) ?? (await obstacle(port, '127.0.0.1'));
    if (code === undefined) return;
    if (code !== 'EADDRINUSE')
      throw new Error(`Port ${port} cannot be used (${code}): set ${setting} to another.`);
    if (Date.now() > deadline) {
      throw new Error(
        `Port ${port} is in use already: end what listens there, or set ${setting} to another port.`,
      );
    }
    await delay(100);
  }
}
