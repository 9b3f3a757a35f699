import { describe, expect, test } from 'vitest';
import { bearer, expectRefusal, members, testApi } from '../api.js';

const api = testApi();

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
