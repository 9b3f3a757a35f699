import { once } from 'node:events';
import type { Server } from 'node:http';
import { networkInterfaces } from 'node:os';
import { EdgeServer } from './edge-server.js';

interface ListenOptions {
  /** True to listen on loopback addresses only, unless `host` is set. */
  readonly development: boolean;
}

/**
 * Returns the addresses that a server listens on.
 *
 * @param host the setting `WEB_HOST` or `API_HOST`
 */
export function listenAddresses(
  host: string | undefined,
  { development }: ListenOptions,
): readonly [string, ...string[]] {
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  // Clients resolve `localhost` to `127.0.0.1` or to `::1`.
  if (host === 'localhost' || (host === undefined && development)) {
    return own.some(({ address }) => address === '::1') ? ['127.0.0.1', '::1'] : ['127.0.0.1'];
  }
  if (host !== undefined) return [host];
  // `::` accepts IPv4 too, but exists only on machines with IPv6.
  return own.some(({ family }) => family === 'IPv6') ? ['::'] : ['0.0.0.0'];
}

/** Makes a server listen on its {@link listenAddresses}. */
export async function listen(
  server: EdgeServer,
  port: number,
  host: string | undefined,
  options: ListenOptions,
): Promise<void> {
  const [first, ...others] = listenAddresses(host, options);
  server.listen(port, first);
  await once(server, 'listening');
  for (const address of others) await server.listenAlso(address);
}

/**
 * Makes a listening server accept connections at another address too, on the same port.
 *
 * @throws if the address is in use, or the server was not made by `createServer`
 */
export async function listenAlso(server: Server, address: string): Promise<void> {
  if (!(server instanceof EdgeServer))
    throw new TypeError('The server was not made by createServer().');
  await server.listenAlso(address);
}
