import { expect, test } from 'vitest';
import { cookieOf, cookieValues, noCookie, writeCookie } from '../../src/session/cookie';

test('a cookie is not readable by scripts, and not sent to other hosts, or with requests from other sites other than links (RFC 6265bis §4.1.2)', () => {
  expect(writeCookie(cookieOf('session', 'v', 60))).toBe(
    'session=v; Path=/; Max-Age=60; HttpOnly; SameSite=Lax',
  );
});

test('a cookie is removed with the attributes that it was set with (RFC 6265bis §5.7)', () => {
  expect(writeCookie(noCookie('session'))).toBe(
    'session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax',
  );
});

test('a cookie that browsers may drop for its size is an error (RFC 6265bis §5.6)', () => {
  expect(() => cookieOf('session', 'x'.repeat(4096 - 'session='.length), 60)).not.toThrow();
  expect(() => cookieOf('session', 'x'.repeat(4097 - 'session='.length), 60)).toThrow(RangeError);
});

test('all cookies of one name are read, in their order in the Cookie field (RFC 6265bis §5.8.3)', () => {
  expect(cookieValues('session', 'a=1; session=mine; b=2')).toEqual(['mine']);
  expect(cookieValues('session', 'session=theirs; session=mine')).toEqual(['theirs', 'mine']);
});

test.each([null, '', 'other=1', 'sessions=1', 'SESSION=1', 'x-session=1'])(
  'a cookie of another name is not read: %j',
  (field) => {
    expect(cookieValues('session', field)).toEqual([]);
  },
);
