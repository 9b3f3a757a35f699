import { isIP } from 'node:net';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clientAddress, trustProxy } from '../src/index.js';

const loopback = trustProxy.parse(undefined);
const fleet = trustProxy.parse('loopback, 10.0.0.0/8, 2001:db8::1');

describe('clientAddress', () => {
  test('a peer that is not trusted is the client, whatever its field says (ASVS 4.1.3, 15.3.4)', () => {
    expect(clientAddress('203.0.113.9', '198.51.100.1', loopback)).toBe('203.0.113.9');
  });

  test('the field of a trusted peer counts', () => {
    expect(clientAddress('127.0.0.1', '198.51.100.1', loopback)).toBe('198.51.100.1');
  });

  test('elements that a client wrote left of its own address do not count', () => {
    expect(clientAddress('127.0.0.1', '6.6.6.6, 198.51.100.1', loopback)).toBe('198.51.100.1');
  });

  test('trusted hops are skipped, from the right', () => {
    expect(clientAddress('127.0.0.1', '6.6.6.6, 198.51.100.1, 2001:db8::1, 10.1.2.3', fleet)).toBe(
      '198.51.100.1',
    );
  });

  test('if all hops are trusted, the farthest is the client', () => {
    expect(clientAddress('127.0.0.1', '10.0.0.7, 10.0.0.8', fleet)).toBe('10.0.0.7');
  });

  test.each([
    'unknown',
    '_hidden',
    'x'.repeat(100_000),
    '6.6.6.6, <script>',
    '6.6.6.6, 203.0.113.7:x',
    '6.6.6.6, 203.0.113.7:80:80',
    '6.6.6.6, 203.0.113.07',
    '6.6.6.6, 203.0.113.7 80',
    '6.6.6.6, [203.0.113.7]:80',
    '6.6.6.6, [2001:db8::1',
    '6.6.6.6, [[2001:db8::1]]',
    '6.6.6.6, "203.0.113.7',
    '6.6.6.6, ""',
    '6.6.6.6, for=203.0.113.7',
    '6.6.6.6, unix:',
  ])('neither an element that is not an address nor anything left of it counts: %.30s', (value) =>
    expect(clientAddress('127.0.0.1', value, loopback)).toBe('127.0.0.1'),
  );

  test.each([
    ['203.0.113.7:51234', '203.0.113.7'],
    ['"203.0.113.7"', '203.0.113.7'],
    ['"203.0.113.7:51234"', '203.0.113.7'],
    ['203.0.113.7,', '203.0.113.7'],
    ['203.0.113.7 ,\t, ', '203.0.113.7'],
    ['\t203.0.113.7 ', '203.0.113.7'],
    ['2001:db8::1', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['"[2001:DB8:0::1]:443"', '2001:db8::1'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['[::ffff:203.0.113.7]:443', '203.0.113.7'],
    ['[fe80::1%eth0]:443', 'fe80::1'],
    ['[fe80::1%25eth0]', 'fe80::1'],
  ])('an address is read as proxies write it: %s', (value, address) => {
    expect(clientAddress('127.0.0.1', value, loopback)).toBe(address);
    expect(clientAddress('127.0.0.1', `6.6.6.6, ${value}, "10.1.2.3:8080"`, fleet)).toBe(
      fleet.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4') ? '6.6.6.6' : address,
    );
  });

  test('nothing beyond the first untrusted hop counts, and no field throws', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...Array.from('[]":,.%1f ')) }),
    );
    const untrusted = fc.oneof(
      fc.ipV4().filter((address) => !/^(?:127|10)\./.test(address)),
      fc.constantFrom('2001:db8::2', 'fe80::1'),
    );
    const written = fc
      .tuple(untrusted, fc.nat(65_535), fc.integer({ min: 0, max: 3 }))
      .map(([address, port, form]) => {
        const plain = isIP(address) === 6 ? `[${address}]` : address;
        return {
          address,
          text: [address, plain, `${plain}:${port}`, `"${plain}:${port}"`][form] ?? '',
        };
      });
    fc.assert(
      fc.property(anything, written, anything, (left, { address, text }, right) => {
        expect(clientAddress('10.0.0.1', `${left},${text}, , "[2001:db8::1]:1"`, fleet)).toBe(
          address,
        );
        expect(clientAddress(address, `${left},${right}`, fleet)).toBe(address);
        expect(isIP(clientAddress('10.0.0.1', [left, right], fleet))).not.toBe(0);
      }),
    );
  });

  test('several field lines are one list (RFC 9110 §5.3)', () => {
    expect(clientAddress('127.0.0.1', ['6.6.6.6', '198.51.100.1'], loopback)).toBe('198.51.100.1');
  });

  test.each(['::ffff:127.0.0.1', '::FFFF:7f00:1', '0:0:0:0:0:ffff:127.0.0.1'])(
    'an IPv4-mapped peer is its IPv4 address: %s (RFC 4291 §2.5.5.2)',
    (peer) => {
      expect(clientAddress(peer, '::ffff:198.51.100.1', loopback)).toBe('198.51.100.1');
      expect(clientAddress(peer, undefined, loopback)).toBe('127.0.0.1');
    },
  );

  test('each IPv6 address has one spelling (RFC 5952 §4)', () => {
    expect(clientAddress('2001:DB8:0:0::0002', undefined, loopback)).toBe('2001:db8::2');
    expect(clientAddress('fe80::1%eth0', undefined, loopback)).toBe('fe80::1');
  });

  test('without a socket address there is no address', () => {
    expect(clientAddress(undefined, '198.51.100.1', loopback)).toBe('');
  });
});

describe('TRUST_PROXY', () => {
  test.each(['everyone', '10.0.0.0/33', '::/129', '10.0.0.1/', '10.0.0.1/8/8', 'loopback,,'])(
    'is refused as %s',
    (value) => expect(trustProxy.safeParse(value).success).toBe(false),
  );

  test('the value none trusts no peer', () => {
    expect(clientAddress('127.0.0.1', '198.51.100.1', trustProxy.parse('none'))).toBe('127.0.0.1');
  });
});
