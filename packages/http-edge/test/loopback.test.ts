import { expect, test } from 'vitest';
import { isFromThisMachine } from '../src/loopback.js';

test.each([
  ['127.0.0.1', true],
  ['127.1.2.3', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['192.0.2.1', false],
  ['::ffff:192.0.2.1', false],
  ['2001:db8::1', false],
  ['', false],
  [undefined, false],
])('a request of a peer at %s is from this machine: %s', (remoteAddress, expected) => {
  expect(isFromThisMachine({ socket: { remoteAddress }, headers: {} })).toBe(expected);
});

test.each([
  'via',
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-real-ip',
  'true-client-ip',
  'cf-connecting-ip',
])('a request with %s came through a proxy, so it is not from this machine', (name) => {
  const headers = { host: 'localhost', [name]: '127.0.0.1' };
  expect(isFromThisMachine({ socket: { remoteAddress: '127.0.0.1' }, headers })).toBe(false);
});
