import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** Starts a TCP server that handles connections with `talk`. */
export async function stubServer(
  talk: (socket: Socket) => void,
): Promise<{ url: string; close: () => void }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    talk(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP port was asked for.');
  return {
    url: `postgres://me:secret@127.0.0.1:${address.port}/app`,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Returns a message of PostgreSQL's protocol, version 3: type, length and content. */
function message(type: string, ...parts: (number | string | Buffer)[]): Buffer {
  const content = Buffer.concat(
    parts.map((part) => {
      if (typeof part === 'string') return Buffer.from(`${part}\0`);
      if (typeof part !== 'number') return part;
      const bytes = Buffer.alloc(4);
      bytes.writeInt32BE(part);
      return bytes;
    }),
  );
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(content.length + 4, 1);
  return Buffer.concat([head, content]);
}

const READY = message('Z', Buffer.from('I'));
const AUTHENTICATED = message('R', 0);
const ONE_COLUMN = message('T', Buffer.from([0, 1]), 'version', Buffer.alloc(18));
const SELECTED = message('C', 'SELECT 1');

/** Accepts all clients, and responds to each query with one value. */
export function answering(value: string): (socket: Socket) => void {
  const row = message('D', Buffer.from([0, 1]), value.length, Buffer.from(value));
  return (socket) => {
    socket.once('data', () => {
      socket.write(Buffer.concat([AUTHENTICATED, READY]));
      socket.on('data', () => socket.write(Buffer.concat([ONE_COLUMN, row, SELECTED, READY])));
    });
  };
}

/** Refuses all clients with a SQLSTATE. */
export function refusing(code: string): (socket: Socket) => void {
  const error = message('E', 'SFATAL', `C${code}`, 'Mno', Buffer.alloc(1));
  return (socket) => socket.once('data', () => socket.end(error));
}
