import { beforeEach, expect, test } from 'vitest';
import { ADMIN, type ApiProcess, bearer, startApiProcess } from '../api.js';
import { insertUser, testDatabase } from '../support/database.js';
import { flood } from '../support/flood.js';

const database = testDatabase();
let api: ApiProcess;

beforeEach(async () => {
  api = await startApiProcess({ DATABASE_URL: database.url });
  await database.pool.query('DELETE FROM auth_events');
  return () => api.close();
});

const url = (path: string) => `http://127.0.0.1:${api.port}${path}`;

/** Returns the number of rows with a code, and the number of refusals that these rows count. */
async function counted(code: string) {
  const { rows } = await database.pool.query<{ rows: number; refusals: number }>(
    `SELECT count(*)::int AS rows, coalesce(sum(count), 0)::int AS refusals
     FROM auth_events WHERE code = $1`,
    [code],
  );
  return rows[0];
}

/** One of a thousand addresses. */
const addressOf = (index: number) => `10.0.${(index % 1000) >> 8}.${(index % 1000) & 255}`;

/** The most rows within a minute for one cause, route, user and network: twenty, and one for the rest. */
const MOST_ROWS = 21;

test('a flood of 403s displaces no change from the trail, and every refusal is counted (ASVS 16.3.2)', async () => {
  const CHANGES = 36;
  const user = await insertUser(database.pool);
  const { accessToken } = await api.signIn();
  const { accessToken: admin } = await api.signIn(ADMIN);
  const { refreshToken } = await api.signIn();
  const attack = flood(url('/admin/users'), () => ({ authorization: `Bearer ${accessToken}` }));
  await expect.poll(() => attack.statuses.get(403), { timeout: 60_000 }).toBeGreaterThan(0);
  for (let change = 0; change < CHANGES; change += 1) {
    const body = { role: change % 2 === 0 ? 'admin' : 'user' };
    const response = await api.json('PATCH', `/admin/users/${user.id}`, body, ...bearer(admin));
    expect(response.status).toBe(200);
    expect((await api.refresh(refreshToken)).status).toBe(200);
  }
  await attack.stop();
  const { rows: changes } = await database.pool.query(
    `SELECT detail FROM auth_events WHERE event = 'privilege_permissions_changed' ORDER BY id`,
  );
  expect(changes).toEqual(
    Array.from({ length: CHANGES }, (_, change) => ({
      detail: `${user.id} ${change % 2 === 0 ? 'admin' : 'user'}`,
    })),
  );
  await api.close();
  const refused = await counted('insufficient_role');
  expect(refused?.refusals).toBe(attack.statuses.get(403));
  const minutes = await minutesOf('insufficient_role');
  expect(refused?.rows).toBeLessThanOrEqual(MOST_ROWS * minutes);
  const { rows: renewals } = await database.pool.query(
    `SELECT FROM auth_events WHERE event = 'session_renewed'`,
  );
  expect(renewals).toHaveLength(CHANGES);
});

test('401s from a thousand addresses leave a bounded number of rows', async () => {
  const REQUESTS = 4000;
  const attack = flood(url('/user/profile'), (index) => ({ 'x-forwarded-for': addressOf(index) }), {
    limit: REQUESTS,
  });
  await attack.done;
  await api.close();
  expect(attack.statuses).toEqual(new Map([[401, REQUESTS]]));
  const refused = await counted('authentication_required');
  expect(refused?.refusals).toBe(REQUESTS);
  const networks = 256 * (REQUESTS / 1000 + 1);
  expect(refused?.rows).toBeLessThan(
    (networks + MOST_ROWS) * (await minutesOf('authentication_required')),
  );
});

test('a confirmed change is in the trail, even if the process is killed right after it', async () => {
  const user = await insertUser(database.pool);
  const { accessToken: admin } = await api.signIn(ADMIN);
  const body = { disabled: true };
  await api.json('PATCH', `/admin/users/${user.id}`, body, ...bearer(admin));
  await api.kill();
  const { rows } = await database.pool.query(
    `SELECT detail FROM auth_events WHERE event = 'user_updated'`,
  );
  expect(rows).toEqual([{ detail: `${user.id} disabled` }]);
});

/** The number of minutes in which a code was recorded. A test may run past the end of a minute. */
async function minutesOf(code: string): Promise<number> {
  const { rows } = await database.pool.query<{ minutes: number }>(
    `SELECT count(DISTINCT date_trunc('minute', at))::int AS minutes FROM auth_events WHERE code = $1`,
    [code],
  );
  return rows[0]?.minutes ?? 0;
}
