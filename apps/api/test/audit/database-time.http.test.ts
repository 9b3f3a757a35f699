import { moveClock } from '@repo/testing';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ADMIN, type ApiResponse, bearer, field, members, testApi } from '../api.js';

const api = testApi();
afterEach(() => moveClock(0));

let admin: string;
beforeAll(async () => {
  ({ accessToken: admin } = await api.signIn(ADMIN));
});

const page = z.object({ events: z.array(z.object({ requestId: z.string() })) });
const chart = z.object({
  buckets: z.array(z.object({ counts: z.record(z.string(), z.number()) })),
});

const ask = (query: string) => api.get(`/admin/auth-events${query}`, ...bearer(admin));
const requestsOf = (response: ApiResponse) =>
  page.parse(members(response)).events.map(({ requestId }) => requestId);

/** Returns the number of refusals with a code in the chart of the last hour. */
async function charted(code: string): Promise<number> {
  const { buckets } = chart.parse(members(await ask('/summary?period=hour')));
  return buckets.reduce((sum, { counts }) => sum + (counts[code] ?? 0), 0);
}

/** Returns the database's time plus these seconds. Pass more than the API's reading of that time may be off. */
async function inSeconds(seconds: number): Promise<string> {
  const { rows } = await api.pool.query(
    'SELECT clock_timestamp() + make_interval(secs => $1) AS at',
    [seconds],
  );
  return rows[0].at.toISOString();
}

test.each([
  ['two hours ahead', 7200],
  ['two hours back', -7200],
])(
  'with the machine’s clock %s, list and chart use the database’s time (ASVS 16.2.2)',
  async (_, by) => {
    await expect.poll(() => api.isLive()).toBe(true);
    const before = await charted('token_malformed');
    moveClock(by);
    const [first] = field(await api.get('/user/profile', ...bearer('first')), 'x-request-id');
    moveClock(0);
    const [second] = field(await api.get('/user/profile', ...bearer('second')), 'x-request-id');
    const times = `from=${await inSeconds(-60)}&to=${await inSeconds(60)}`;
    const list = async () => requestsOf(await ask(`?code=token_malformed&${times}`)).slice(0, 2);
    await expect.poll(list).toEqual([second, first]);
    expect(await charted('token_malformed')).toBe(before + 2);
  },
);
