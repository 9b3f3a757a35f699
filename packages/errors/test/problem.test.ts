import { expect, test } from 'vitest';
import { catalogue, codes, createProblem, headerFieldsOf, statusText } from '../src/index.js';

const options = { docsUrl: 'http://localhost:3000/errors/', instance: 'urn:uuid:0198' };

test('a problem has the members of RFC 9457 §3.1, and error and message for simple clients', () => {
  const problem = createProblem('authentication_required', {}, options);
  expect(JSON.stringify(problem, undefined, 2)).toBe(
    `{
  "type": "http://localhost:3000/errors/authentication-required",
  "title": "Authentication required",
  "status": 401,
  "detail": "You need to log in to access this resource.",
  "instance": "urn:uuid:0198",
  "code": "authentication_required",
  "error": "401 Unauthorized",
  "message": "Authentication required",
  "retry": "with_credentials"
}`,
  );
});

test('a code has extra members (RFC 9457 §3.2)', () => {
  expect(createProblem('session_revoked', { reason: 'password_changed' }, options)).toMatchObject({
    code: 'session_revoked',
    reason: 'password_changed',
  });
});

test('a refusal without a code of its own keeps its status', () => {
  expect(createProblem('bad_request', {}, { ...options, status: 421 })).toMatchObject({
    status: 421,
    error: '421 Misdirected Request',
    title: 'Bad request',
  });
  expect(createProblem('internal_error', {}, { ...options, status: 501 })).toMatchObject({
    status: 501,
    error: '501 Not Implemented',
  });
  expect(createProblem('internal_error', {}, { ...options, status: undefined }).status).toBe(500);
});

test.each([399, 500, 400.5, Number.NaN, Number.POSITIVE_INFINITY])(
  'a bad_request cannot be sent with status %s',
  (status) => {
    expect(() => createProblem('bad_request', {}, { ...options, status })).toThrow(RangeError);
  },
);

test('a code that has one status cannot be sent with another (RFC 9457 §3.1.2)', () => {
  const other: { status?: never } = JSON.parse('{"status":403}');
  expect(() => createProblem('token_expired', {}, { ...options, ...other })).toThrow(RangeError);
});

test.each(codes)('%s has the registered reason phrase in error (RFC 9110 §15)', (code) => {
  expect(statusText(catalogue[code].status)).toMatch(/^[45]\d\d [A-Z][A-Za-z ]+$/);
});

test('an unregistered status has the name of its class (RFC 9110 §15)', () => {
  expect(statusText(499)).toBe('499 Client Error');
  expect(statusText(599)).toBe('599 Server Error');
});

test('a problem is never stored, and its body carries no charset (RFC 8259 §11)', () => {
  expect(headerFieldsOf(createProblem('not_found', {}, options))).toEqual({
    'Content-Type': 'application/problem+json',
    'Content-Language': 'en',
    'Cache-Control': 'no-store',
  });
});

test('a 405 names the methods in Allow (RFC 9110 §15.5.6)', () => {
  const problem = createProblem('method_not_allowed', { allowed: ['GET', 'HEAD'] }, options);
  expect(headerFieldsOf(problem)).toMatchObject({ Allow: 'GET, HEAD' });
});

test('a temporary refusal has Retry-After (RFC 9110 §10.2.3)', () => {
  const problem = createProblem('rate_limited', { retryAfter: 60 }, options);
  expect(headerFieldsOf(problem)).toMatchObject({ 'Retry-After': '60' });
});
