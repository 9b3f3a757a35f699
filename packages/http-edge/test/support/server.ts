import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { catalogue } from '@repo/errors';
import { createServer, type EdgeOptions, listen, type UnroutedResponse } from '../../src/index.js';

/**
 * Starts a server of this package on a free port, by default with a simple listener.
 *
 * @param host by default 127.0.0.1; `localhost` means every loopback address
 */
export async function start(
  options: Partial<EdgeOptions> = {},
  listener: RequestListener = echo,
  host = '127.0.0.1',
) {
  const server = createServer({ respond, ...options }, listener);
  await listen(server, 0, host, { development: true });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a listening TCP server has such an address
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { server, port, stop };
}

const respond: EdgeOptions['respond'] = ({ code }): UnroutedResponse =>
  code === undefined
    ? { status: 204, reason: 'No Content', headers: {}, body: '' }
    : { status: catalogue[code].status, reason: catalogue[code].title, headers: {}, body: code };

const echo: RequestListener = (request, response) => {
  request.resume().on('end', () => response.end(`${request.method} ${request.url}`));
};
