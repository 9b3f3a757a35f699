import { expect, test } from 'vitest';
import { webExchange } from '../../src/problems/web-exchange';
import { exchangeLines } from '../../src/problems/exchange-lines';
import { someProblem } from './some-problem';

const highlightedIn = (...refused: Parameters<typeof webExchange>) =>
  exchangeLines(webExchange(...refused))
    .filter((line) => line.isHighlighted)
    .map((line) => line.text.trim().replace(/,$/, ''));

const method = 'GET';
const address = '/account';

test('a 401 highlights its challenge, its code and the next step (RFC 9110 §15.5.2)', () => {
  const problem = someProblem('authentication_required', {});
  const challenges = ['Session realm="web"'];
  expect(highlightedIn({ problem, challenges, method, address })).toEqual([
    'HTTP/1.1 401 Unauthorized',
    'WWW-Authenticate: Session realm="web"',
    '"code": "authentication_required"',
    '"retry": "with_credentials"',
  ]);
});

test('a 503 highlights when to retry', () => {
  const problem = someProblem('service_unavailable', { retryAfter: 5 });
  expect(highlightedIn({ problem, challenges: [], method, address })).toEqual(
    expect.arrayContaining(['Retry-After: 5', '"retryAfter": 5']),
  );
});

test('the request is shown as it was sent, with its method', () => {
  const problem = someProblem('service_unavailable', { retryAfter: 5 });
  const { request } = webExchange({ problem, challenges: [], method: 'POST', address: '/logout' });
  expect(request?.line).toBe('POST /logout HTTP/1.1');
});
