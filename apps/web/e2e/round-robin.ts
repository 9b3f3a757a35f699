import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Opens one address in front of several servers. Each connection goes to the next server. */
export async function roundRobin() {
  const targets: URL[] = [];
  const sockets = new Set<Socket>();
  let turn = 0;
  const server = createServer((near) => {
    const target = targets[turn % targets.length];
    turn += 1;
    if (target === undefined) {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  }).listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP port was asked for.');
  return {
    url: `http://localhost:${address.port}`,
    add: (url: string) => targets.push(new URL(url)),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
