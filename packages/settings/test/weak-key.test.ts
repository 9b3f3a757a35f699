import { createECDH, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { refusal } from './support/production.js';

/** Returns the key pair whose private key is this number (SEC 1 §3.2.1). */
function keyOf(number: bigint) {
  const d = Buffer.from(number.toString(16).padStart(64, '0'), 'hex');
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(d);
  const point = pair.getPublicKey();
  const [x, y] = [point.subarray(1, 33), point.subarray(33)];
  const [ofX, ofY, ofD] = [x, y, d].map((bytes) => bytes.toString('base64url'));
  return { kty: 'EC', crv: 'P-256', x: ofX, y: ofY, d: ofD, kid: 'a' };
}
/** The order of P-256's group (SEC 2 §2.4.2). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const jwtKeys = (...numbers: readonly bigint[]) => JSON.stringify(numbers.map(keyOf));
const numberOf = (base64url: string) =>
  BigInt(`0x${Buffer.from(base64url, 'base64url').toString('hex')}`);

/** Returns a key of 32 bytes, each computed from its index. */
const bytes = (make: (index: number) => number) =>
  Buffer.from(Array.from({ length: 32 }, (_, index) => make(index))).toString('base64url');

const half = randomBytes(16);
test.each([
  ['of words', 'changeme-changeme-changeme-changeme-changem'],
  ['of words, in the middle', `${'x7Kq'.repeat(5)}ChangeMe${'p2Lw'.repeat(3)}abc`],
  ['of words, as bytes', Buffer.from('changeme'.repeat(4)).toString('base64url')],
  [
    'of a sentence, as bytes',
    Buffer.from('The quick brown fox jumps over 1').toString('base64url'),
  ],
  ['of letters alone', 'thequickbrownfoxjumpsoverthelazydogandsleep'],
  ['of digits', '3141592653589793238462643383279502884197169'],
  ['of few characters', '0123456789abcdeffedcba98765432100123456789a'],
  ['of equal steps', bytes((index) => (index * 7 + 3) % 256)],
  ['of one half twice', Buffer.concat([half, half]).toString('base64url')],
  [
    'of zeros and a few bytes',
    Buffer.concat([Buffer.alloc(12), randomBytes(20)]).toString('base64url'),
  ],
  ['that RFC 7520 prints', 'hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg'],
])('refuses a cookie key %s (ASVS 11.2.3)', (_, weak) => {
  const good = randomBytes(32).toString('base64url');
  expect(refusal({ COOKIE_KEYS: JSON.stringify([good, weak]) })).toMatch(
    /\n  COOKIE_KEYS must be keys of your own, made at random[^\n]*$/,
  );
});

test.each([
  ['1', 1n],
  ['2', 2n],
  ['a 64-bit number', 0xd1ce5ba5eba11ed7n],
  ['a 64-bit number, shifted', 0xd1ce5ba5eba11ed7n << 190n],
  ['one less than the order', ORDER - 1n],
  ['a little less than the order', ORDER - 0xd1ce5ba5eba11ed7n],
  ['one byte over and over', BigInt(`0x${'5a'.repeat(32)}`)],
  ['what RFC 6979 A.2.5 prints', numberOf('ya-p2EW6dRZrXCFXZ7HWk05Qw9s26JsSe4piKxIPZyE')],
  ['what jwt.io shows', numberOf('evZzL1gdAFr88hb2OF_2NxApJCzGCEDdfSp6VQO30hw')],
])('refuses a signing key that is %s (RFC 8725 §3.5)', (_, number) => {
  expect(refusal({ JWT_PRIVATE_KEYS: jwtKeys(number) })).toMatch(
    /\n  JWT_PRIVATE_KEYS must be keys of your own, made at random[^\n]*$/,
  );
});

test('accepts any random key', () => {
  const random = Array.from({ length: 2000 }, () => randomBytes(32).toString('base64url'));
  expect(refusal({ COOKIE_KEYS: JSON.stringify(random) })).toBe('');
});
