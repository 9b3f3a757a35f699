import { describe, expect, test } from 'vitest';
import { ADMIN, bearer, expectRefusal, members, testApi } from '../api.js';

const api = testApi();
let admin: Promise<string> | undefined;

async function ask(path: string) {
  admin ??= api.signIn(ADMIN).then(({ accessToken }) => accessToken);
  return api.get(path, ...bearer(await admin));
}

describe('a time', () => {
  const good = [
    '0001-01-01T00:00:00Z',
    '1969-12-31T23:59:59.999Z',
    '9999-12-31T23:59:59.9999999999999999Z',
    '2026-01-01T00:00:00%2B23:59',
    '2026-01-01T00:00:00-23:59',
  ];
  const bad = [
    '0000-01-01T00:00:00Z',
    '0000-12-31T23:59:59Z',
    '0001-01-01T00:00:00%2B23:59',
    '9999-12-31T23:59:59-00:01',
    '300000-01-01T00:00:00Z',
    '%2B300000-01-01T00:00:00Z',
    '-000001-01-01T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T23:59:60Z',
    '2026-01-01T00:00:00%2B24:00',
    '2026-01-01T00:00:00',
    'infinity',
    'now',
    '0',
    '',
    '%00',
  ];

  describe.each(['from', 'to'])('as %s', (name) => {
    test.each(good)('%s is accepted', async (time) => {
      const response = await ask(`/admin/auth-events?${name}=${time}`);
      expect(response.status).toBe(200);
      expect(members(response)).toMatchObject({ events: expect.any(Array) });
    });

    test.each(bad)('%s is not valid', async (time) =>
      expectRefusal(await ask(`/admin/auth-events?${name}=${time}`), 'validation_failed'),
    );
  });
});
