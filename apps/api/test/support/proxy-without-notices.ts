import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** The type of PostgreSQL's NotificationResponse. */
const NOTICE = 'A'.charCodeAt(0);

/** Starts a proxy to PostgreSQL that drops the messages of `NOTIFY`, like a pooler in transaction mode. */
export async function proxyWithoutNotices(url: string) {
  const { port, hostname } = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => client.destroy()).on('close', () => upstream.destroy());
    }
    client.pipe(upstream);
    let rest: Buffer = Buffer.alloc(0);
    upstream.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      // A message begins with its type, one byte. The length that follows does not count that byte.
      while (rest.length >= 5 && rest.length > rest.readUInt32BE(1)) {
        const message = rest.subarray(0, 1 + rest.readUInt32BE(1));
        if (message[0] !== NOTICE) client.write(message);
        rest = rest.subarray(message.length);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxyUrl = new URL(url);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server that listens has an AddressInfo
  proxyUrl.port = String((server.address() as AddressInfo).port);
  proxyUrl.hostname = '127.0.0.1';
  return {
    url: proxyUrl.href,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
