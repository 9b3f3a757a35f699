import { expect, test } from 'vitest';
import { wireLines, type Shown } from '../../src/problems/wire-lines';

const refused: Shown = {
  request: { line: 'GET /notes HTTP/1.1', fields: [['Retry-After', 'never lit: it was asked']] },
  answer: {
    line: 'HTTP/1.1 422 Unprocessable Content',
    fields: [
      ['www-authenticate', 'Basic realm="api"'],
      ['www-authenticate', 'Bearer realm="api"'],
    ],
    body: { code: 'validation_failed', errors: [{ pointer: '#/name' }], status: 422 },
  },
  decides: ['WWW-Authenticate', 'Retry-After', 'errors'],
  notes: { errors: 'what to change', 'WWW-Authenticate': 'the way in' },
};

const lit = (shown: Shown) =>
  wireLines(shown)
    .filter((line) => line.lit)
    .map((line) => line.text.trim());

test('an exchange reads as it went over the wire: request, gap, answer, gap, body', () => {
  expect(wireLines(refused).map((line) => line.text)).toEqual([
    'GET /notes HTTP/1.1',
    'Retry-After: never lit: it was asked',
    '',
    'HTTP/1.1 422 Unprocessable Content',
    'www-authenticate: Basic realm="api"',
    'www-authenticate: Bearer realm="api"',
    '',
    ...JSON.stringify(refused.answer.body, null, 2).split('\n'),
  ]);
});

test('the status line always decides', () => {
  expect(lit({ ...refused, decides: [] })).toEqual(['HTTP/1.1 422 Unprocessable Content']);
});

test('a field name is compared without regard to case (RFC 9110 §5.1)', () => {
  expect(lit(refused)).toContain('www-authenticate: Bearer realm="api"');
});

test('a member that decides is lit to its end, and nothing after it', () => {
  expect(lit(refused).slice(3)).toEqual(['"errors": [', '{', '"pointer": "#/name"', '}', '],']);
});

test('a note stands once, beside the first line of what it is about', () => {
  const noted = wireLines(refused).filter((line) => line.note !== undefined);
  expect(noted.map((line) => [line.text.trim(), line.note])).toEqual([
    ['www-authenticate: Basic realm="api"', 'the way in'],
    ['"errors": [', 'what to change'],
  ]);
});

test('a text is shown as it is', () => {
  const shown = { answer: { line: 'HTTP/1.1 401 Unauthorized', fields: [], body: '{}' } };
  expect(wireLines({ ...shown, decides: ['{}'] }).at(-1)).toEqual({
    place: 2,
    text: '{}',
    part: 'body',
    lit: false,
  });
});
