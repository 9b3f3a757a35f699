import { afterEach, expect, test, vi } from 'vitest';
import { Revocations } from '../../src/sessions/revocations/revocations.js';
import { bearer, testApi } from '../api.js';

const api = testApi();
afterEach(() => vi.restoreAllMocks());

/** The names of the queries, except those of the audit trail and the mail outbox, which run on their own schedules. */
const namesOf = (queries: { mock: { calls: unknown[][] } }) =>
  queries.mock.calls
    .map(([question]) => Object(question).name)
    .filter((name) => !/^insert_auth_events$|^outbox_/.test(name));

test('while the feed is live, an accepted request makes no query for its token', async () => {
  const revocations = api.app.get(Revocations, { strict: false });
  await expect.poll(() => revocations.isLive).toBe(true);
  const queries = vi.spyOn(api.pool, 'query');
  for (let count = 0; count < 50; count += 1) {
    expect((await api.get('/user/profile', ...bearer(api.user.accessToken))).status).toBe(200);
  }
  expect(namesOf(queries)).toEqual(Array.from({ length: 50 }, () => 'profile'));
});

test('a refresh is one statement', async () => {
  const { refreshToken } = await api.signIn();
  const queries = vi.spyOn(api.pool, 'query');
  expect((await api.json('POST', '/auth/refresh', { refreshToken })).status).toBe(200);
  expect(namesOf(queries)).toEqual(['rotate_session']);
});
