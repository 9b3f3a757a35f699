import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Kind } from './kinds.js';

/** Longest time that is waited for the end of a connection, in milliseconds. */
const PATIENCE = 90_000;

/**
 * Opens connections of one kind and waits until the server has ended each.
 *
 * @returns milliseconds until the last has ended
 */
export async function hold(count: number, kind: Kind, port: number): Promise<number> {
  const begin = performance.now();
  const ended = await Promise.all(Array.from({ length: count }, () => holdOne(kind, port)));
  return Math.max(...ended) - begin;
}

async function holdOne({ begin, more, reads }: Kind, port: number): Promise<number> {
  const socket = connect({ port, host: '127.0.0.1' });
  // A reset is one of the ways in which a server ends a connection.
  socket.on('error', () => {});
  const closed = new Promise((resolve) => socket.on('close', resolve));
  if (reads) socket.resume();
  socket.write(begin);
  // Node sees the end of a connection that it does not read only when it writes to it. CR and LF are no request.
  const timer = setInterval(() => socket.write(more || (reads ? '' : '\r\n')), 250);
  await Promise.race([closed, delay(PATIENCE, undefined, { ref: false })]);
  clearInterval(timer);
  socket.destroy();
  return performance.now();
}
