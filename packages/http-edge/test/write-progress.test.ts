import { expect, test } from 'vitest';
import { WriteProgress } from '../src/write-progress.js';

test('a client is stalled while it reads nothing of what is waiting', () => {
  const socket = { bytesWritten: 0, writableLength: 0 };
  const progress = new WriteProgress(socket);
  const stalled = (now: number, bytesWritten: number, writableLength: number) => {
    Object.assign(socket, { bytesWritten, writableLength });
    return progress.stalledFor(now);
  };
  // Nothing is waiting: the connection is idle.
  expect([stalled(0, 0, 0), stalled(100, 0, 0)]).toEqual([0, 0]);
  // Two writes of 50 are waiting; more is written after them.
  expect([stalled(200, 100, 100), stalled(300, 150, 150)]).toEqual([0, 100]);
  // The client reads the first, and later the rest.
  expect([stalled(400, 150, 100), stalled(500, 150, 100)]).toEqual([0, 100]);
  expect([stalled(600, 150, 0), stalled(700, 200, 50)]).toEqual([0, 0]);
});
