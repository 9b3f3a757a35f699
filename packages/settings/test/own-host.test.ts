import { expect, test } from 'vitest';
import { isOwnHost, isServiceCall, trustProxy } from '../src/index.js';

const ORIGIN = 'https://app.example:8443';

test.each([
  'localhost',
  'localhost:3000',
  'LOCALHOST:3000',
  'web.localhost',
  '127.0.0.1:1',
  '127.1.2.3',
  '[::1]:3000',
  'app.example',
  'App.Example:8443',
  'app.example:1',
])('%s is a host of ours', (host) => expect(isOwnHost(host, ORIGIN)).toBe(true));

test.each([
  null,
  undefined,
  '',
  ':3000',
  'evil.example',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  'evil.example:3000',
  'app.example.evil.example',
  'notapp.example',
  'api',
  '192.0.2.1',
  '0.0.0.0',
  '[::]',
  'a b',
])('%s is not a host of ours', (host) => expect(isOwnHost(host, ORIGIN)).toBe(false));

test.each([
  ['api:3001', '10.40.1.10', true],
  ['api', '::ffff:10.40.1.10', true],
  ['api:3001', '10.40.1.1', false],
  ['api:3001', '127.0.0.1', false],
  ['api:3001', '::ffff:127.0.0.1', false],
  ['api:3001', '::1', false],
  ['api:3001', undefined, false],
  ['evil.example', '10.40.1.10', false],
  [undefined, '10.40.1.10', false],
])('a request with Host %s from %s is a call of our own service: %s', (host, peer, isOurs) =>
  expect(isServiceCall(host, peer, trustProxy.parse('loopback,10.40.1.10'))).toBe(isOurs),
);
