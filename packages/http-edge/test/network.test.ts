import { expect, test } from 'vitest';
import { networkOf } from '../src/network.js';

test('the key is an IPv4 address, or the /64 of an IPv6 address (RFC 6177 §2)', () => {
  expect(networkOf('192.0.2.7')).toBe('192.0.2.7');
  expect(networkOf('')).toBe('');
  const one = networkOf('2001:db8:1:2:3:4:5:6');
  expect(one).toBe('2001:db8:1:2::/64');
  expect(networkOf('2001:db8:1:2::9')).toBe(one);
  expect(networkOf('2001:db8:1:3::9')).not.toBe(one);
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
  expect(networkOf('::1')).toBe('0:0:0:0::/64');
});
