import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Kind } from './kinds.js';

/** Maximum time to wait for the end of a connection, in milliseconds. */
const TIMEOUT = 90_000;

/**
 * Opens connections of one kind, and waits until the server has closed all of them.
 *
 * @returns milliseconds until the last was closed
 */
export async function stall(count: number, kind: Kind, port: number): Promise<number> {
  const begin = performance.now();
  const ended = await Promise.all(Array.from({ length: count }, () => stallOne(kind, port)));
  return Math.max(...ended) - begin;
}

async function stallOne({ begin, more, reads }: Kind, port: number): Promise<number> {
  const socket = connect({ port, host: '127.0.0.1' });
  // The server may reset a connection instead of closing it.
  socket.on('error', () => {});
  const closed = new Promise((resolve) => socket.on('close', resolve));
  if (reads) socket.resume();
  socket.write(begin);
  // A client that does not read notices the end of its connection only when it writes. An empty line is not a request.
  const timer = setInterval(() => socket.write(more || (reads ? '' : '\r\n')), 250);
  await Promise.race([closed, delay(TIMEOUT, undefined, { ref: false })]);
  clearInterval(timer);
  socket.destroy();
  return performance.now();
}
