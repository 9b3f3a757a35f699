import { setTimeout as delay } from 'node:timers/promises';
import { createPool, DEMO_PASSWORD } from '@repo/db';
import { ownServer, type OwnServer } from '@repo/testing';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiResponse, type ApiProcess, refusal, startApiProcess, tokensOf } from '../api.js';
import { stateOf } from '../support/rows.js';
import { SignedInUser } from '../support/signed-in-user.js';

let server: OwnServer;
let pool: Pool;
let api: ApiProcess;

beforeAll(async () => {
  server = await ownServer();
  pool = createPool(server.url);
  // The grace is long, so that clients retry within it however long PostgreSQL takes to restart.
  api = await startApiProcess({ DATABASE_URL: server.url, REFRESH_GRACE: '600' });
});
afterAll(async () => {
  await api.close();
  await pool.end();
  await server.close();
});

/** A client that sends requests in a loop and counts the responses. */
interface Client {
  readonly send: () => Promise<ApiResponse>;
  succeeded: number;
  unavailable: number;
}

const newClient = (send: () => Promise<ApiResponse>): Client => ({
  send,
  succeeded: 0,
  unavailable: 0,
});

/** Sends requests until `isOver`, and expects each response to be a success or a 503. */
async function sendUntil(client: Client, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const [status, code] = refusal(await client.send());
    expect([undefined, 'service_unavailable']).toContain(code);
    client[status === 200 ? 'succeeded' : 'unavailable'] += 1;
    if (status !== 200) await delay(20);
  }
}

test('PostgreSQL killed during refreshes and sign-ins: 503 until it is back, and no session is lost or doubled', async () => {
  const users = await SignedInUser.signIn(api, 12);
  const newcomers: string[] = [];
  const body = { email: 'user@example.com', password: DEMO_PASSWORD };
  const signIn = newClient(async () => {
    const response = await api.post('/auth/login', body);
    if (response.status === 200) newcomers.push(tokensOf(response).refreshToken);
    return response;
  });
  const clients = [
    signIn,
    ...users.map((user) => newClient(() => user.refresh(api))),
    ...users.slice(0, 4).map((user) => newClient(() => api.profile(user.accessToken))),
  ];
  /** Waits until this number has grown for each client. */
  const eachClientGets = async (figure: 'succeeded' | 'unavailable') => {
    const before = clients.map((client) => client[figure]);
    const grown = () => clients.every((client, index) => client[figure] > (before[index] ?? 0));
    await expect.poll(grown).toBe(true);
  };
  let isOver = false;
  const outage = async () => {
    await eachClientGets('succeeded');
    await server.kill();
    await eachClientGets('unavailable');
    expect((await api.get('/health/live')).status).toBe(200);
    await server.start();
    await eachClientGets('succeeded');
    isOver = true;
  };
  try {
    await Promise.all([outage(), ...clients.map((one) => sendUntil(one, () => isOver))]);
  } finally {
    isOver = true;
  }

  for (const user of users) {
    expect((await user.refresh(api)).status).toBe(200);
    expect((await api.profile(user.accessToken)).status).toBe(200);
    // Every confirmed refresh is still there, and every retried one happened once.
    expect(await stateOf(pool, user.sessionId)).toMatchObject({
      generation: user.refreshed,
      reason: null,
    });
  }
  for (const token of newcomers) expect((await api.refresh(token)).status).toBe(200);
  const { rows } = await pool.query<{ n: number }>('SELECT count(*)::int AS n FROM sessions');
  // A sign-in that got a 503 may have opened a session, but none has opened two.
  const unclaimed = (rows[0]?.n ?? 0) - users.length - newcomers.length;
  expect(unclaimed).toBeGreaterThanOrEqual(0);
  expect(unclaimed).toBeLessThanOrEqual(signIn.unavailable);
});
