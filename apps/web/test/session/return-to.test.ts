import { expect, test } from 'vitest';
import { readReturnTo } from '../../src/session/return-to';

const ORIGIN = 'https://app.example';

const hostile = [
  'https://evil.example',
  'https://evil.example/account',
  'https://app.example.evil.example/',
  'https://app.example@evil.example/',
  '//evil.example',
  '///evil.example',
  '////evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '\\\\evil.example',
  '/..//evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/a/../..//evil.example',
  '/%2e%2e//evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/\u0000/evil.example',
  '/\u0085/evil.example',
  '/account\r\nSet-Cookie: session=x',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  '/javascript\n:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'http:evil.example',
  'https:evil.example',
  'http:///evil.example',
  'account',
  '',
  '?x=1',
  '#x',
  `/${'a'.repeat(3000)}`,
];

test.each(hostile)(
  'an address that could leave the origin is rejected: %j (RFC 9700 §4.11.1)',
  (text) => {
    expect(readReturnTo(text, ORIGIN)).toBeUndefined();
  },
);

test('every accepted address stays on the origin, whichever page it is resolved against', () => {
  const texts = [...hostile, '/account', '/a//b', '/a/../b', '/?next=//evil.example'];
  const addresses = texts.flatMap((text) => readReturnTo(text, ORIGIN) ?? []);
  expect(addresses.length).toBeGreaterThan(0);
  for (const address of addresses) {
    expect(new URL(address, ORIGIN).origin).toBe(ORIGIN);
    expect(new URL(address, `${ORIGIN}/deep/er/`).origin).toBe(ORIGIN);
  }
});

test.each(['/login', '/login?returnTo=/account', '/logout', '/refusal', '/_next/x'])(
  'an address without a page to return to is rejected: %s',
  (text) => {
    expect(readReturnTo(text, ORIGIN)).toBeUndefined();
  },
);

test.each([undefined, null, 1, ['/account'], {}])(
  'a value that is not a string is rejected: %j',
  (value) => {
    expect(readReturnTo(value, ORIGIN)).toBeUndefined();
  },
);

test.each([
  ['/', '/'],
  ['/account', '/account'],
  ['/admin?page=2&q=a%20b', '/admin?page=2&q=a%20b'],
  ['/a/../account', '/account'],
  ['/loginhelp', '/loginhelp'],
  ['/account#part', '/account'],
])('an address of our own is accepted: %s', (text, address) => {
  expect(readReturnTo(text, ORIGIN)).toBe(address);
});
