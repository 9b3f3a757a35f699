import { expect, test, vi } from 'vitest';
import { Accounts } from '../../src/accounts/accounts.js';
import { ProblemException } from '../../src/problems/problem-exception.js';
import { ProblemFilter } from '../../src/problems/problem.filter.js';
import { bearer, expectRefusal, testApi, USER } from '../api.js';

// The spy comes first, because the API keeps the method that it finds when it is created.
const caught = vi.spyOn(ProblemFilter.prototype, 'catch');
const api = testApi();

test('a refusal captures no stack trace', async () => {
  caught.mockClear();
  const token = bearer(api.user.accessToken.replace(/[^.]+$/, 'A'.repeat(86)));
  const responses = [
    await api.get('/user/profile'),
    await api.get('/user/profile', ...token),
    await api.get('/user/profile', ...bearer('a.b.c')),
    await api.json('POST', '/auth/login', { email: USER, password: 'wrong' }),
    await api.get('/user/profile', 'authorization', 'Bearer'),
    await api.get('/admin/users', ...bearer(api.user.accessToken)),
    await api.get('/nothing'),
    await api.json('POST', '/auth/refresh', { refreshToken: 'x' }),
    await api.json('PATCH', '/user/profile', {}, ...bearer(api.user.accessToken)),
  ];
  const thrown = caught.mock.calls.map(([error]) => error);
  expect(thrown).toHaveLength(responses.length);
  for (const error of thrown) {
    expect(error).toBeInstanceOf(ProblemException);
    expect(Reflect.get(Object(error), 'stack')).not.toMatch(/\n\s+at /);
  }
});

test('an unexpected error has its stack trace in the log, also after refusals (ASVS 16.5.4)', async () => {
  const token = bearer(api.user.accessToken);
  expectRefusal(await api.get('/nothing'), 'not_found');
  const accounts = vi.spyOn(api.app.get(Accounts), 'profileOf');
  accounts.mockImplementationOnce(async () => {
    throw new Error('unexpected');
  });
  expectRefusal(await api.get('/user/profile', ...token), 'internal_error');
  const lines = api.log.map((line): unknown => JSON.parse(line));
  expect(lines).toContainEqual(
    expect.objectContaining({
      msg: 'request failed',
      err: expect.objectContaining({ stack: expect.stringMatching(/unexpected\n\s+at /) }),
    }),
  );
});
