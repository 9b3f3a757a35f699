import { describe, expect, test } from 'vitest';
import { ADMIN, bearer, expectRefusal, members, testApi } from '../api.js';

const api = testApi();
let admin: Promise<string> | undefined;

async function ask(path: string) {
  admin ??= api.signIn(ADMIN).then(({ accessToken }) => accessToken);
  return api.get(path, ...bearer(await admin));
}

const lists = ['/admin/auth-events', '/admin/users', '/notes'];

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

describe('an id', () => {
  const good = [
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    '01980000-0000-7000-8000-000000000001',
    '01980000-0000-7000-8000-00000000000A',
  ];
  const bad = ['', 'x', '%00', '0', '01980000-0000-7000-8000-0000000000010', '%7B%7D'];
  const parameters = [
    ...lists.map((path) => [path, 'cursor'] as const),
    ['/admin/auth-events', 'requestId'],
    ['/admin/auth-events', 'userId'],
  ] as const;

  describe.each(parameters)('of %s as %s', (path, name) => {
    test.each(good)('%s is accepted', async (id) =>
      expect((await ask(`${path}?${name}=${id}`)).status).toBe(200),
    );

    test.each(bad)('"%s" is not valid', async (id) =>
      expectRefusal(await ask(`${path}?${name}=${id}`), 'validation_failed'),
    );

    test('two of them are not valid', async () =>
      expectRefusal(
        await ask(`${path}?${name}=${good[2]}&${name}=${good[2]}`),
        'validation_failed',
      ));
  });
});

describe('an id in a path', () => {
  const ids = ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '0'];
  test.each(ids)('%s does not exist', async (id) => {
    expectRefusal(await ask(`/notes/${id}`), 'not_found');
    for (const path of ['/auth/sessions/', '/api-keys/', '/notes/']) {
      const headers = bearer(await (admin ?? ''));
      expectRefusal(await api.send(path + id, { method: 'DELETE', headers }), 'not_found');
    }
  });
});

describe.each(lists)('the limit of %s', (path) => {
  test.each(['1', '100', '1e2', '0x10', '%201%20'])('%s is accepted', async (limit) =>
    expect((await ask(`${path}?limit=${limit}`)).status).toBe(200),
  );

  test.each([
    '0',
    '-0',
    '-1',
    '101',
    '1.5',
    '9007199254740993',
    '1e308',
    '1e309',
    '-1e309',
    'NaN',
    'Infinity',
    '',
    '%00',
    '1&limit=1',
  ])('%s is not valid', async (limit) =>
    expectRefusal(await ask(`${path}?limit=${limit}`), 'validation_failed'),
  );
});

const makeKeyUntil = (expiresAt: string) =>
  api.post(
    '/api-keys',
    { name: 'Key', scopes: ['profile:read'], expiresAt },
    ...bearer(api.user.accessToken),
  );

describe('the expiry of an API key', () => {
  test('can be at most in the year 9999', async () => {
    const expiresAt = '9999-12-31T23:59:59.999Z';
    expect(members(await makeKeyUntil(expiresAt))).toMatchObject({ expiresAt });
    expect((await api.get('/api-keys', ...bearer(api.user.accessToken))).status).toBe(200);
  });

  test.each(['0000-01-01T00:00:00Z', '300000-01-01T00:00:00Z', '+300000-01-01T00:00:00Z'])(
    '%s is not valid',
    async (expiresAt) => expectRefusal(await makeKeyUntil(expiresAt), 'validation_failed'),
  );
});
