import { expect, test } from 'vitest';
import { exchangeLines, type ShownExchange } from '../../src/problems/exchange-lines';

const refused: ShownExchange = {
  request: {
    line: 'GET /notes HTTP/1.1',
    fields: [['Retry-After', 'never highlighted: a request']],
  },
  response: {
    line: 'HTTP/1.1 422 Unprocessable Content',
    fields: [
      ['www-authenticate', 'Basic realm="api"'],
      ['www-authenticate', 'Bearer realm="api"'],
    ],
    body: { code: 'validation_failed', errors: [{ pointer: '#/name' }], status: 422 },
  },
  decisive: ['WWW-Authenticate', 'Retry-After', 'errors'],
  notes: { errors: 'what to change', 'WWW-Authenticate': 'the way in' },
};

const highlighted = (shown: ShownExchange) =>
  exchangeLines(shown)
    .filter((line) => line.isHighlighted)
    .map((line) => line.text.trim());

test('an exchange is shown in the order in which it was sent: request, gap, response, gap, body', () => {
  expect(exchangeLines(refused).map((line) => line.text)).toEqual([
    'GET /notes HTTP/1.1',
    'Retry-After: never highlighted: a request',
    '',
    'HTTP/1.1 422 Unprocessable Content',
    'www-authenticate: Basic realm="api"',
    'www-authenticate: Bearer realm="api"',
    '',
    ...JSON.stringify(refused.response.body, null, 2).split('\n'),
  ]);
});

test('the status line is always highlighted', () => {
  expect(highlighted({ ...refused, decisive: [] })).toEqual(['HTTP/1.1 422 Unprocessable Content']);
});

test('field names are case-insensitive (RFC 9110 §5.1)', () => {
  expect(highlighted(refused)).toContain('www-authenticate: Bearer realm="api"');
});

test('a decisive member of the body is highlighted to its end, and nothing after it', () => {
  expect(highlighted(refused).slice(3)).toEqual([
    '"errors": [',
    '{',
    '"pointer": "#/name"',
    '}',
    '],',
  ]);
});

test('a decisive field or member with several lines has its note on the first line only', () => {
  const noted = exchangeLines(refused).filter((line) => line.note !== undefined);
  expect(noted.map((line) => [line.text.trim(), line.note])).toEqual([
    ['www-authenticate: Basic realm="api"', 'the way in'],
    ['"errors": [', 'what to change'],
  ]);
});

test('a text body is shown unchanged', () => {
  const shown = { response: { line: 'HTTP/1.1 401 Unauthorized', fields: [], body: '{}' } };
  expect(exchangeLines({ ...shown, decisive: ['{}'] }).at(-1)).toEqual({
    index: 2,
    text: '{}',
    part: 'body',
    isHighlighted: false,
  });
});
