import { Pool } from 'pg';
import { expect, test, vi } from 'vitest';
import { Revocations } from '../../src/sessions/revocations/revocations.js';
import { bearer, testApi } from '../api.js';

const api = testApi();

test('while notices arrive, no accepted request asks the database who it is from', async () => {
  const revocations = api.app.get(Revocations, { strict: false });
  await expect.poll(() => revocations.isLive, { timeout: 3000 }).toBe(true);
  const asked = vi.spyOn(api.app.get(Pool), 'query');
  for (let count = 0; count < 50; count += 1) {
    expect((await api.get('/user/profile', ...bearer(api.user.accessToken))).status).toBe(200);
  }
  // The audit trail is written behind the requests, whenever its time has come.
  const names = asked.mock.calls
    .map(([question]) => Object(question).name)
    .filter((name) => name !== 'insert_auth_events');
  expect(names).toEqual(Array.from({ length: 50 }, () => 'profile'));
});
