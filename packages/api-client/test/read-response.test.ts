import { createProblem, type Code, type ExtraOf } from '@repo/errors';
import { expect, test } from 'vitest';
import { readResponse, whyUnusable } from '../src/index.js';

const PROBLEM = 'application/problem+json';
const user = {
  id: '0198c0de-0000-7000-8000-000000000000',
  email: 'ada@example.com',
  name: 'Ada',
  role: 'user',
  createdAt: '2030-01-01T00:00:00.000Z',
  disabledAt: null,
};
const json = (status: number, body: unknown, type = 'application/json') => ({
  status,
  type,
  text: JSON.stringify(body),
});

function problem<C extends Code>(code: C, extra: ExtraOf<C>) {
  const options = { docsUrl: 'http://localhost/errors/', instance: 'urn:uuid:1' };
  return createProblem(code, extra, options);
}

test('a successful response gives its data, without members that the document does not have', () => {
  const result = readResponse('PATCH /admin/users/{id}', json(200, { ...user, more: 1 }));
  expect(result).toEqual({ ok: true, data: user });
});

test('a problem that the operation can have is read (RFC 9457)', () => {
  const refusal = problem('not_found', {});
  const result = readResponse('PATCH /admin/users/{id}', json(404, refusal, PROBLEM));
  expect(result).toEqual({ ok: false, problem: refusal });
  expect(
    readResponse('PATCH /admin/users/{id}', json(404, refusal, `${PROBLEM}; charset=utf-8`)),
  ).toEqual(result);
});

test('a problem with a code that the operation does not have is not accepted', () => {
  expect(
    readResponse('GET /admin/users', json(404, problem('not_found', {}), PROBLEM)),
  ).toBeUndefined();
});

test('a transient problem is accepted for any operation', () => {
  const refusal = problem('rate_limited', { retryAfter: 5 });
  const result = readResponse('GET /health/live', json(429, refusal, PROBLEM));
  expect(result).toEqual({ ok: false, problem: refusal });
});

test.each([
  ['a body of another shape', json(200, { ...user, name: 1 })],
  ['a successful response without its body', { status: 200, type: null, text: '' }],
  ['a body that is not JSON', { status: 200, type: 'text/html', text: '<p>' }],
  ['a refusal that is not a problem', json(404, problem('not_found', {}))],
  [
    'a problem whose status is not that of the response',
    json(500, problem('not_found', {}), PROBLEM),
  ],
  ['a redirect', { status: 302, type: null, text: '' }],
])('%s is not accepted', (_, received) => {
  expect(readResponse('PATCH /admin/users/{id}', received)).toBeUndefined();
});

test('a response without a body has no data', () => {
  const empty = { status: 204, type: null, text: '' };
  expect(readResponse('DELETE /auth/sessions/{id}', empty)).toEqual({ ok: true, data: undefined });
});

test.each([
  [json(200, { ...user, email: 1, name: null }), /email: .*string.*; name: .*@Returns/],
  [{ status: 200, type: null, text: '' }, /body: .*@Returns/],
  [
    json(410, problem('link_invalid', {}), PROBLEM),
    /410 link_invalid.*'link_invalid' to the @Problems/,
  ],
  [json(502, 'Bad gateway', 'text/html'), /502 with text\/html/],
])('the reason why %j is not accepted names what to change', (received, reason) => {
  expect(readResponse('PATCH /admin/users/{id}', received)).toBeUndefined();
  expect(whyUnusable('PATCH /admin/users/{id}', received)).toMatch(reason);
});
