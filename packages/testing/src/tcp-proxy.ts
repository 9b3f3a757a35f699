import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A proxy that simulates failures of a server or of the network. */
export interface TcpProxy {
  /** The target's URL through this proxy. */
  readonly url: string;
  /** Breaks all connections and refuses new ones, as if the server were down. */
  readonly cut: () => Promise<void>;
  /** Stops all traffic in both directions without closing connections, as if the network were down. */
  readonly stall: () => void;
  /** Delivers requests, but breaks the connection before the response arrives. */
  readonly loseResponses: () => void;
  /** Ends the failure. Stalled connections continue. */
  readonly restore: () => Promise<void>;
  readonly close: () => Promise<void>;
}

type State = 'open' | 'stalled' | 'losing';

const DEFAULT_PORTS: Readonly<Record<string, number>> = {
  'postgres:': 5432,
  'postgresql:': 5432,
  'http:': 80,
};

/** Starts a proxy in front of PostgreSQL (`postgres://…`) or an HTTP server. */
export async function tcpProxy(targetUrl: string): Promise<TcpProxy> {
  const target = new URL(targetUrl);
  const host = target.hostname.replace(/^\[|\]$/g, '');
  const port = Number(target.port) || DEFAULT_PORTS[target.protocol] || 443;
  const sockets = new Set<Socket>();
  let state: State = 'open';

  const track = (socket: Socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.once('close', () => sockets.delete(socket));
    if (state === 'stalled') socket.pause();
  };
  const server = createServer((near) => {
    const far = connect(port, host);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      track(from);
      from.on('data', (bytes: Buffer) => {
        if (state === 'losing' && from === far) near.destroy();
        else if (!to.write(bytes)) {
          from.pause();
          to.once('drain', () => state !== 'stalled' && from.resume());
        }
      });
      from.on('end', () => to.end());
      // The other side sees the connection break, as it would without a proxy.
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
    }
  });
  const listen = async (at: number) => {
    server.listen(at, '127.0.0.1');
    await once(server, 'listening');
  };
  const cut = async () => {
    for (const socket of sockets) socket.destroy();
    if (!server.listening) return;
    server.close();
    await once(server, 'close');
  };

  await listen(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP port was asked for.');
  const own = new URL(targetUrl);
  own.hostname = '127.0.0.1';
  own.port = String(address.port);
  return {
    url: own.href.replace(/\/$/, ''),
    cut,
    stall() {
      state = 'stalled';
      for (const socket of sockets) socket.pause();
    },
    loseResponses() {
      state = 'losing';
    },
    async restore() {
      state = 'open';
      for (const socket of sockets) socket.resume();
      if (!server.listening) await listen(address.port);
    },
    close: cut,
  };
}
