import { expect, test } from 'vitest';
import { readBasic } from '../../src/credentials/basic.js';

const base64 = (text: string) => Buffer.from(text).toString('base64');

test('the first colon ends the user-id, and the password may contain more (RFC 7617 §2)', () => {
  expect(readBasic(base64('alice:pa:ss:'))).toEqual({ email: 'alice', password: 'pa:ss:' });
});

test('both Unicode forms of an accented letter are read as the same (RFC 7617 §2.1)', () => {
  const composed = { email: 'ren\u00e9', password: 'caf\u00e9' };
  expect(readBasic(base64('ren\u00e9:caf\u00e9'))).toEqual(composed);
  expect(readBasic(base64('rene\u0301:cafe\u0301'))).toEqual(composed);
});

test('an empty password is read', () => {
  expect(readBasic(base64('alice:'))).toEqual({ email: 'alice', password: '' });
});
