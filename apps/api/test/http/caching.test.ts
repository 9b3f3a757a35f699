import { DEMO_PASSWORD } from '@repo/db';
import { expect, test } from 'vitest';
import { ADMIN, type ApiResponse, bearer, field, members, testApi, USER } from '../api.js';

const api = testApi();

function expectKeptByNobody(response: ApiResponse): void {
  expect(response.status).toBe(200);
  expect(field(response, 'cache-control')).toEqual(['no-store']);
}

test('no cache stores a response to one user (RFC 6750 §5.3, RFC 9111 §5.2.2.5)', async () => {
  const { accessToken } = await api.signIn(ADMIN);
  const credentials = bearer(accessToken);
  expectKeptByNobody(await api.get('/user/profile', ...credentials));
  expectKeptByNobody(await api.json('PATCH', '/user/profile', { name: 'Uma' }, ...credentials));
  expectKeptByNobody(await api.get('/admin/users', ...credentials));
});

test('no cache stores a response with tokens (RFC 6749 §5.1)', async () => {
  const credentials = { email: USER, password: DEMO_PASSWORD };
  for (const response of [
    await api.json('POST', '/auth/login', credentials),
    await api.json('POST', '/auth/refresh', { refreshToken: api.user.refreshToken }),
  ]) {
    expectKeptByNobody(response);
    expect(members(response)).toHaveProperty('accessToken');
  }
});
