import { once } from 'node:events';
import { connect, type TcpNetConnectOpts } from 'node:net';

/** Connects a client that writes bytes and collects the response as text. */
export async function client(port: number, options: Partial<TcpNetConnectOpts> = {}) {
  const socket = connect({ port, host: '127.0.0.1', ...options });
  let text = '';
  socket.setEncoding('latin1');
  const closed = new Promise<string>((resolve) => {
    socket.on('close', () => resolve(text));
  });
  // The server may end a connection with a reset.
  socket.on('error', () => {});
  await once(socket, 'connect');
  return {
    socket,
    closed,
    text: () => text,
    write: (bytes: string) => socket.write(bytes, 'latin1'),
    /** Starts reading. */
    read: () => {
      socket.on('data', (chunk: string) => (text += chunk));
    },
  };
}

/** Writes bytes and reads until the server closes the connection. */
export async function exchange(port: number, bytes: string): Promise<string> {
  const { read, write, closed } = await client(port);
  read();
  write(bytes);
  return closed;
}

/** Returns the status codes of the responses in a text. */
export function statuses(text: string): number[] {
  return [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}
