import { expect, test } from 'vitest';
import { cookieOf, cookieValue, noCookie, writeCookie } from '../../src/session/cookie';

test('a cookie is for the server alone, for this host alone, and not for other sites (RFC 6265bis §4.1.2)', () => {
  expect(writeCookie(cookieOf('session', 'v', 60))).toBe(
    'session=v; Path=/; Max-Age=60; HttpOnly; SameSite=Lax',
  );
});

test('a cookie is cleared with the attributes that it was set with (RFC 6265bis §5.7)', () => {
  expect(writeCookie(noCookie('session'))).toBe(
    'session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax',
  );
});

test('a cookie that a browser may drop is not set (RFC 6265bis §5.6)', () => {
  expect(() => cookieOf('session', 'x'.repeat(4096 - 'session='.length), 60)).not.toThrow();
  expect(() => cookieOf('session', 'x'.repeat(4097 - 'session='.length), 60)).toThrow(RangeError);
});

test('a cookie that comes twice was planted by somebody: it is none (RFC 6265bis §5.4)', () => {
  expect(cookieValue('session', 'a=1; session=mine; b=2')).toBe('mine');
  expect(cookieValue('session', 'session=theirs; session=mine')).toBeUndefined();
  expect(cookieValue('session', 'session=mine; session=mine')).toBeUndefined();
});

test.each([null, '', 'other=1', 'sessions=1', 'SESSION=1', 'x-session=1'])(
  'another cookie is none: %j',
  (field) => {
    expect(cookieValue('session', field)).toBeUndefined();
  },
);
