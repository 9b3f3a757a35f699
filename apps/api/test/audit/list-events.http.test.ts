import { expect, test } from 'vitest';
import { OldRows } from '../../src/database/old-rows.js';
import { ADMIN, bearer, expectRefusal, field, testApi } from '../api.js';
import { eventsOf } from './events-of.js';

const api = testApi();
const NO_REQUEST = '01980000-0000-7000-8000-000000000001';
let admin: Promise<string> | undefined;

async function ask(path: string) {
  admin ??= api.signIn(ADMIN).then(({ accessToken }) => accessToken);
  return api.get(`/admin/auth-events${path}`, ...bearer(await admin));
}

async function list(query: string) {
  const { events, nextCursor } = JSON.parse((await ask(query)).body);
  return { codes: codesOf(events), events, nextCursor };
}

const codesOf = (events: { code: string }[]) => events.map(({ code }) => code);

test('the trail comes in pages, newest first, and can be filtered', async () => {
  await ask('');
  const refused = [
    await api.get('/user/profile'),
    await api.get('/user/profile', ...bearer('not.a.token')),
  ];
  for (const response of refused) await eventsOf(api, response);
  await eventsOf(api, await api.get('/admin/users', ...bearer(api.user.accessToken)));
  const all = ['insufficient_role', 'token_malformed', 'authentication_required'];
  expect((await list('?limit=3')).codes).toEqual(all);
  const first = await list('?limit=2');
  expect(first.codes).toEqual(all.slice(0, 2));
  expect((await list(`?limit=1&cursor=${first.nextCursor}`)).codes).toEqual(all.slice(2));
  expect((await list('?code=token_malformed')).codes).toEqual(['token_malformed']);
  const [{ userId, at }] = first.events;
  const ofUser = await list(`?userId=${userId}`);
  expect(ofUser.codes).toEqual(['insufficient_role', null, null]);
  expect((await list(`?from=${at}`)).codes).toEqual(all.slice(0, 1));
  expect((await list(`?to=${at}`)).codes).toEqual([
    ...all.slice(1),
    // Two sign-ins, with two events each: the sign-in, and the session that it opened.
    ...Array.from({ length: 4 }, () => null),
  ]);
});

test('refusals are counted by cause over time', async () => {
  const { step, buckets } = JSON.parse((await ask('/summary?period=hour')).body);
  expect(step).toBe(60);
  expect(buckets).toHaveLength(60);
  const totals: Record<string, number> = {};
  for (const { counts } of buckets) {
    for (const [code, count] of Object.entries<number>(counts)) {
      totals[code] = (totals[code] ?? 0) + count;
    }
  }
  expect(totals).toEqual({ authentication_required: 1, token_malformed: 1, insufficient_role: 1 });
  const times = buckets.map(({ from }: { from: string }) => Date.parse(from));
  expect(times).toEqual(times.toSorted());
  expect(Date.now() - times.at(-1)).toBeLessThan(61_000);
});

test.each(['day', 'week', 'month'])('the chart covers the whole last %s', async (period) => {
  const { step, buckets } = JSON.parse((await ask(`/summary?period=${period}`)).body);
  const seconds = { day: 24, week: 7 * 24, month: 30 * 24 }[period] ?? 0;
  expect(step * buckets.length).toBe(seconds * 3600);
});

interface Counted {
  readonly route: string;
  readonly requestId: string;
  readonly count: number;
}

const eventsOfSessions = async (): Promise<Counted[]> =>
  (await list('?code=authentication_required&limit=100')).events.filter(
    ({ route }: Counted) => route === '/auth/sessions',
  );

const total = (events: readonly { count: number }[]) =>
  events.reduce((sum, { count }) => sum + count, 0);

test('repeated refusals are counted in one event, and one by one in the chart', async () => {
  const SENT = 60;
  const ids: string[] = [];
  while (ids.length < SENT) ids.push(...field(await api.get('/auth/sessions'), 'x-request-id'));
  await expect.poll(async () => total(await eventsOfSessions())).toBe(SENT);
  const { buckets } = JSON.parse((await ask('/summary?period=hour')).body);
  const charted = buckets.map(({ counts }: { counts: Record<string, number> }) => ({
    count: counts['authentication_required'] ?? 0,
  }));
  // The first test adds one.
  expect(total(charted)).toBe(SENT + 1);
  const listed = new Set((await eventsOfSessions()).map(({ requestId }) => requestId));
  const counted = ids.find((id) => !listed.has(id)) ?? '';
  expect(JSON.parse((await ask(`?requestId=${counted}`)).body).hint).toMatch(/log/);
  expect(api.log.join('')).toContain(counted);
});

test('for a request without an event the response points to the log', async () => {
  const { events, nextCursor, hint } = JSON.parse((await ask(`?requestId=${NO_REQUEST}`)).body);
  expect([events, nextCursor]).toEqual([[], null]);
  expect(hint).toMatch(/log/);
});

test.each([
  `?userId=${NO_REQUEST}`,
  `?requestId=${NO_REQUEST}&code=not_found`,
  `?requestId=${NO_REQUEST}&userId=${NO_REQUEST}`,
  `?requestId=${NO_REQUEST}&from=2026-01-01T00:00:00Z`,
  `?requestId=${NO_REQUEST}&to=2026-01-01T00:00:00Z`,
  `?requestId=${NO_REQUEST}&cursor=${NO_REQUEST}`,
])('%s finds nothing, and the response does not point to the log', async (query) => {
  expect(JSON.parse((await ask(query)).body)).toEqual({ events: [], nextCursor: null });
});

test.each([
  '?code=no_such_code',
  '?requestId=x',
  '?from=yesterday',
  '/summary?period=year',
  '?other=1',
])('%s is not valid', async (query) => expectRefusal(await ask(query), 'validation_failed'));

test('events are deleted after 90 days', async () => {
  const pool = api.pool;
  await pool.query(`UPDATE auth_events SET at = at - interval '91 days' WHERE code = $1`, [
    'token_malformed',
  ]);
  await api.app.get(OldRows).deleteAll();
  expect((await list('?code=token_malformed')).codes).toEqual([]);
  expect((await list('?code=insufficient_role')).codes).toEqual(['insufficient_role']);
});
