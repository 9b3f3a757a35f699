import { connect, createServer, type Socket } from 'node:net';

type Filter = (fromServer: Buffer) => Buffer | undefined;

/** A line to PostgreSQL that can be cut, and that can swallow what the server says. */
export async function lineTo(url: string, filter: Filter = (chunk) => chunk) {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let [open, flowing] = [true, true];
  const server = createServer((client) => {
    if (!open) {
      client.destroy();
      return;
    }
    const upstream = connect(Number(target.port), target.hostname);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    client.on('data', (chunk) => flowing && upstream.write(chunk));
    upstream.on('data', (chunk) => {
      const passed = filter(chunk);
      if (flowing && passed !== undefined) client.write(passed);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const through = new URL(url);
  through.host = `127.0.0.1:${address.port}`;
  return {
    url: through.href,
    cut: () => {
      open = false;
      for (const socket of sockets) socket.destroy();
    },
    stall: () => void (flowing = false),
    restore: () => void ([open, flowing] = [true, true]),
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
