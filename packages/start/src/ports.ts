import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Time to wait for a port. If an earlier start was killed, its servers notice that within 0.5 s, and are killed 5 s
 * later.
 */
const PATIENCE_MS = 6000;

/** Returns the system's error code for listening on a port; undefined if it works. */
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

/** Waits for a server. If it fails and its port is in use, the error says that. */
export async function onPort<T>(setting: string, port: number, server: Promise<T>): Promise<T> {
  try {
    return await server;
  } catch (error) {
    await requirePort(setting, port);
    throw error;
  }
}

/**
 * Checks that a server can listen on a port.
 *
 * @param setting the name of the port's setting
 * @throws with a message that says what to do
 */
export async function requirePort(setting: string, port: number): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const code = (await obstacle(port)) ?? (await obstacle(port, '127.0.0.1'));
    if (code === undefined) return;
    if (code !== 'EADDRINUSE')
      throw new Error(`Port ${port} cannot be used (${code}): set ${setting} to another port.`);
    if (Date.now() > deadline) {
      throw new Error(
        `Port ${port} is already in use: stop the program that listens there, or set ${setting} to another port.`,
      );
    }
    await delay(100);
  }
}
