import { codes, createProblem, endReasons, exampleOf } from '@repo/errors';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { refusalWords } from '../../src/problems/refusal-words';
import type { Person } from '../../src/session/session';
import { someProblem } from './some-problem';

const docsUrl = 'http://localhost:3000/errors/';
const person = { id: '0198', email: 'user@example.com', role: 'user' } as Person;

describe.each(codes)('%s', (code) => {
  const problem = exampleOf(code, { docsUrl }).response.body;

  test('has a title, a heading and a reason', () => {
    const { title, heading, why } = refusalWords(problem);
    for (const text of [title, heading, ...why]) expect(text).toMatch(/\w/);
    expect(why).not.toHaveLength(0);
  });

  test('does not blame the user', () => {
    const { heading, why } = refusalWords(problem, person);
    expect([heading, ...why].join(' ')).not.toMatch(
      /oops|sorry|illegal|you (failed|must)|your fault/i,
    );
  });
});

test('401 asks for a sign-in, and 403 never does, because it would not help', () => {
  expect(refusalWords(someProblem('authentication_required', {})).heading).toBe(
    'You need to log in to access this resource.',
  );
  const forbidden = refusalWords(
    someProblem('insufficient_role', { requiredRole: 'admin' }),
    person,
  );
  expect(forbidden.heading).toBe(
    "You're logged in, but you don't have permission to view this page.",
  );
  expect(forbidden.why.join(' ')).not.toMatch(/sign in\b|log in\b/i);
});

test('403 says who is signed in, what is missing, and the request id', () => {
  const { why, requestId } = refusalWords(
    someProblem('insufficient_role', { requiredRole: 'admin' }),
    person,
  );
  expect(requestId).toBe('01980000-0000-7000-8000-000000000401');
  expect(why).toEqual([
    'You are signed in as \u2068user@example.com\u2069, with the role user.',
    'This page is for users with the role admin.',
  ]);
});

test('every reason for which a session ends has its own words', () => {
  const reasons = endReasons.map(
    (reason) => refusalWords(someProblem('session_revoked', { reason })).why[0],
  );
  expect(new Set(reasons).size).toBe(endReasons.length);
});

test('a page that is temporarily unavailable tells users that they are still signed in', () => {
  const problem = someProblem('service_unavailable', { retryAfter: 5 });
  expect(refusalWords(problem, person).why.join(' ')).toMatch(/still signed in.*in 5 seconds/);
  expect(refusalWords(problem).why.join(' ')).not.toMatch(/signed in/);
});

test('an unusable response is explained to its developer only', () => {
  const detail = 'title: expected a string';
  const problem = { ...someProblem('bad_gateway', {}), detail };
  expect(refusalWords(problem).why).not.toContain(detail);
  onTestFinished(() => void vi.unstubAllEnvs());
  vi.stubEnv('NODE_ENV', 'development');
  expect(refusalWords(problem).why).toContain(detail);
});

test('403 lists several roles as alternatives', () => {
  const problem = someProblem('insufficient_role', { requiredRole: 'admin editor' });
  expect(refusalWords(problem).why).toContain(
    'This page is for users with the role admin or editor.',
  );
});

test('a problem without its optional members has words too (RFC 9457 §3.1)', () => {
  const { reason: _, ...withoutReason } = createProblem(
    'session_revoked',
    { reason: 'reused' },
    { docsUrl, instance: 'urn:uuid:0198' },
  );
  expect(refusalWords(withoutReason).why).toEqual(['Your session has ended.']);
});
