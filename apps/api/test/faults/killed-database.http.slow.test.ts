import { setTimeout as delay } from 'node:timers/promises';
import { createPool, DEMO_PASSWORD } from '@repo/db';
import { ownServer, type OwnServer } from '@repo/testing';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiResponse, type ApiProcess, refusal, startApiProcess, tokensOf } from '../api.js';
import { stateOf } from '../support/rows.js';
import { SignedInUser } from './holder.js';

let server: OwnServer;
let pool: Pool;
let api: ApiProcess;

beforeAll(async () => {
  server = await ownServer();
  pool = createPool(server.url);
  // Clients retry within the grace, however long PostgreSQL takes to restart.
  api = await startApiProcess({ DATABASE_URL: server.url, REFRESH_GRACE: '600' });
});
afterAll(async () => {
  await api.close();
  await pool.end();
  await server.close();
});

/** A client that sends requests in a loop, with the number of its responses. */
interface Client {
  readonly ask: () => Promise<ApiResponse>;
  good: number;
  unavailable: number;
}

const client = (ask: () => Promise<ApiResponse>): Client => ({ ask, good: 0, unavailable: 0 });

/** Sends requests until `isOver`; each response is a success or a 503. */
async function askUntil(asking: Client, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const [status, code] = refusal(await asking.ask());
    expect([undefined, 'service_unavailable']).toContain(code);
    asking[status === 200 ? 'good' : 'unavailable'] += 1;
    if (status !== 200) await delay(20);
  }
}

test('PostgreSQL killed during refreshes and sign-ins: 503 until it is back, and no session is lost or doubled', async () => {
  const holders = await SignedInUser.signIn(api, 12);
  const newcomers: string[] = [];
  const body = { email: 'user@example.com', password: DEMO_PASSWORD };
  const signIn = client(async () => {
    const response = await api.post('/auth/login', body);
    if (response.status === 200) newcomers.push(tokensOf(response).refreshToken);
    return response;
  });
  const clients = [
    signIn,
    ...holders.map((holder) => client(() => holder.refresh(api))),
    ...holders.slice(0, 4).map((holder) => client(() => api.profile(holder.accessToken))),
  ];
  const each = async (figure: 'good' | 'unavailable') => {
    const before = clients.map((asking) => asking[figure]);
    const grown = () => clients.every((asking, index) => asking[figure] > (before[index] ?? 0));
    await expect.poll(grown).toBe(true);
  };
  let isOver = false;
  const course = async () => {
    await each('good');
    await server.kill();
    await each('unavailable');
    expect((await api.get('/health/live')).status).toBe(200);
    await server.start();
    await each('good');
    isOver = true;
  };
  try {
    await Promise.all([course(), ...clients.map((one) => askUntil(one, () => isOver))]);
  } finally {
    isOver = true;
  }

  for (const holder of holders) {
    expect((await holder.refresh(api)).status).toBe(200);
    expect((await api.profile(holder.accessToken)).status).toBe(200);
    // What was confirmed is still there, and what was retried happened once.
    expect(await stateOf(pool, holder.sessionId)).toMatchObject({
      generation: holder.refreshed,
      reason: null,
    });
  }
  for (const token of newcomers) expect((await api.refresh(token)).status).toBe(200);
  const { rows } = await pool.query<{ n: number }>('SELECT count(*)::int AS n FROM sessions');
  // A sign-in that got a 503 may have happened; none happened twice.
  const unclaimed = (rows[0]?.n ?? 0) - holders.length - newcomers.length;
  expect(unclaimed).toBeGreaterThanOrEqual(0);
  expect(unclaimed).toBeLessThanOrEqual(signIn.unavailable);
});
