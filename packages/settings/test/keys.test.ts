import { describe, expect, test } from 'vitest';
import { cookieKeys, jwtPrivateKeys } from '../src/index.js';
import { newKey } from './support/production.js';

test('COOKIE_KEYS must be distinct as bytes, not only as text', () => {
  const decoded = Buffer.alloc(32, 'a random key');
  const text = decoded.toString('base64url');
  const other = text.slice(0, -1) + String.fromCharCode(text.charCodeAt(42) + 1);
  expect(Buffer.from(other, 'base64url')).toEqual(decoded);
  expect(cookieKeys.safeParse(JSON.stringify([text, other])).success).toBe(false);
});

describe('JWT_PRIVATE_KEYS', () => {
  const key = newKey('a');
  const { kid, ...nameless } = newKey('a');
  const { d, ...publicHalf } = newKey('b');

  test('are parsed as keys, in order', () => {
    const keys = [newKey('new'), newKey('old')];
    expect(jwtPrivateKeys.parse(JSON.stringify(keys))).toEqual(keys);
  });

  test.each([
    ['not JSON', 'no'],
    ['not a list', JSON.stringify(key)],
    ['empty', '[]'],
    ['without a kid', JSON.stringify([nameless])],
    ['with one kid twice (RFC 7517 §4.5)', JSON.stringify([key, newKey('a')])],
    ['public', JSON.stringify([publicHalf])],
    ['of another curve', JSON.stringify([{ ...key, crv: 'P-384' }])],
    ['symmetric', JSON.stringify([{ kty: 'oct', k: 'AAAA', kid }])],
    ['of two halves that do not belong together', JSON.stringify([{ ...key, d }])],
    ['off the curve', JSON.stringify([{ ...key, x: key.y }])],
  ])('are refused when %s', (_, text) => {
    expect(jwtPrivateKeys.safeParse(text).success).toBe(false);
  });
});
