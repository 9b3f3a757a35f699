import { expect, test } from 'vitest';
import { webExchange } from '../../src/problems/web-exchange';
import { wireLines } from '../../src/problems/wire-lines';
import { someProblem } from './some-problem';

const litIn = (...refused: Parameters<typeof webExchange>) =>
  wireLines(webExchange(...refused))
    .filter((line) => line.lit)
    .map((line) => line.text.trim().replace(/,$/, ''));

test('a 401 lights its challenge, why, and what next (RFC 9110 §15.5.2)', () => {
  const problem = someProblem('authentication_required', {});
  expect(litIn({ problem, challenges: ['Session realm="web"'], address: '/account' })).toEqual([
    'HTTP/1.1 401 Unauthorized',
    'WWW-Authenticate: Session realm="web"',
    '"code": "authentication_required"',
    '"retry": "with_credentials"',
  ]);
});

test('a 503 lights when to come back', () => {
  const problem = someProblem('service_unavailable', { retryAfter: 5 });
  expect(litIn({ problem, challenges: [], address: '/account' })).toEqual(
    expect.arrayContaining(['Retry-After: 5', '"retryAfter": 5']),
  );
});
