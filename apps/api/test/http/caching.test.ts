import { DEMO_PASSWORD } from '@repo/db';
import { expect, test } from 'vitest';
import { ADMIN, type ApiResponse, bearer, field, members, testApi, USER } from '../api.js';

const api = testApi();

function expectNoStore(response: ApiResponse): void {
  expect(response.status).toBe(200);
  expect(field(response, 'cache-control')).toEqual(['no-store']);
}

test('no cache stores a response to one user (RFC 6750 §5.3, RFC 9111 §5.2.2.5)', async () => {
  const { accessToken } = await api.signIn(ADMIN);
  const credentials = bearer(accessToken);
  expectNoStore(await api.get('/user/profile', ...credentials));
  expectNoStore(await api.json('PATCH', '/user/profile', { name: 'Uma' }, ...credentials));
  expectNoStore(await api.get('/admin/users', ...credentials));
});

test('no cache stores a response with tokens (RFC 6749 §5.1)', async () => {
  const credentials = { email: USER, password: DEMO_PASSWORD };
  for (const response of [
    await api.json('POST', '/auth/login', credentials),
    await api.json('POST', '/auth/refresh', { refreshToken: api.user.refreshToken }),
  ]) {
    expectNoStore(response);
    expect(members(response)).toHaveProperty('accessToken');
  }
});
