import { expect, test } from 'vitest';
import { barsOf, causesOf } from '../../../../src/app/admin/events/chart-data';

const summary = {
  step: 60,
  buckets: [
    { from: '2026-01-01T00:00:00.000Z', counts: { rate_limited: 1, token_expired: 2 } },
    { from: '2026-01-01T00:01:00.000Z', counts: {} },
    {
      from: '2026-01-01T00:02:00.000Z',
      counts: { token_expired: 1, authentication_required: 5, insufficient_role: 4 },
    },
  ],
};

test('each bar counts the kinds of errors, and an interval without errors has an empty bar', () => {
  expect(barsOf(summary)).toEqual([
    {
      from: '2026-01-01T00:00:00.000Z',
      counts: { credentials: 2, forbidden: 0, temporary: 1, request: 0 },
      total: 3,
    },
    {
      from: '2026-01-01T00:01:00.000Z',
      counts: { credentials: 0, forbidden: 0, temporary: 0, request: 0 },
      total: 0,
    },
    {
      from: '2026-01-01T00:02:00.000Z',
      counts: { credentials: 6, forbidden: 4, temporary: 0, request: 0 },
      total: 10,
    },
  ]);
});

test('causes are counted by code over the whole period, the most frequent first', () => {
  expect(causesOf(summary)).toEqual([
    {
      kind: 'credentials',
      total: 8,
      codes: [
        ['authentication_required', 5],
        ['token_expired', 3],
      ],
    },
    { kind: 'forbidden', total: 4, codes: [['insufficient_role', 4]] },
    { kind: 'temporary', total: 1, codes: [['rate_limited', 1]] },
  ]);
});
