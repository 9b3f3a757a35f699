import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { hashKey, makeKey, readKey } from '../../src/api-keys/key.js';

const uuid = fc.uuid({ version: 7 });

test('a key has one form, and is a valid token68 after the scheme (RFC 9110 §11.2)', () => {
  fc.assert(
    fc.property(uuid, (id) => {
      expect(makeKey(id)).toMatch(/^fk_[0-9a-f]{32}_[0-9a-f]{48}$/);
    }),
  );
});

test('a key contains its id, and is stored as the SHA-256 of the whole', () => {
  fc.assert(
    fc.property(uuid, (id) => {
      const key = makeKey(id);
      const hash = createHash('sha256').update(key).digest();
      expect(readKey(key)).toEqual({ id: id.replaceAll('-', ''), hash });
      expect(hashKey(key)).toEqual(hash);
    }),
  );
});

test('each key is different, with 160 random bits (OWASP ASVS 11.5.1 asks for 128)', () => {
  const id = uuidv7();
  const keys = Array.from({ length: 1000 }, () => makeKey(id));
  const secrets = keys.map((key) => key.slice(36, 76));
  expect(new Set(secrets).size).toBe(1000);
  // Each of the 160 bits is set in about half of the 1000 keys: in 500, plus or minus nearly ten standard deviations.
  const bits = secrets.map((secret) => BigInt(`0x${secret}`).toString(2).padStart(160, '0'));
  for (let bit = 0; bit < 160; bit += 1) {
    const set = bits.filter((value) => value[bit] === '1').length;
    expect(set).toBeGreaterThan(350);
    expect(set).toBeLessThan(650);
  }
});

test('a change of any one character is noticed', () => {
  const key = makeKey(uuidv7());
  const digit = fc.constantFrom(...'0123456789abcdefgABC_- '.split(''));
  fc.assert(
    fc.property(fc.nat({ max: key.length - 1 }), digit, (place, character) => {
      fc.pre(key[place] !== character);
      expect(readKey(key.slice(0, place) + character + key.slice(place + 1))).toBeUndefined();
    }),
  );
});

test('neither a part of a key nor more than a key is read as one', () => {
  const key = makeKey(uuidv7());
  fc.assert(
    fc.property(fc.nat({ max: key.length - 1 }), (length) => {
      expect(readKey(key.slice(0, length))).toBeUndefined();
      expect(readKey(key.slice(length + 1))).toBeUndefined();
    }),
  );
  for (const text of [
    `${key} `,
    ` ${key}`,
    `${key}\n`,
    key + key,
    `${key}, ${key}`,
    key.toUpperCase(),
  ]) {
    expect(readKey(text)).toBeUndefined();
  }
});

test('any text can be read without an exception', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((end) => `fk_${end}`),
      ),
      (text) => {
        expect(readKey(text)).toBeUndefined();
      },
    ),
  );
});
