import { moveClock, movedClock } from '@repo/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  type ApiProcess,
  bearer,
  refusal,
  startApiProcess,
  startTestApi,
  type TestApi,
  tokensOf,
} from '../api.js';
import { addRecentRoute, askRecent } from '../support/recent-route.js';
import { testDatabase } from '../support/database.js';
import { sessionIn, stateOf } from '../support/rows.js';
import { newKey } from '../support/keys.js';

/** No server listens at this address, so the API asks the database about each token, and gets the time with the result. */
const WITHOUT_FEED = { DIRECT_DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
const EXPIRED = [401, 'token_expired'];

addRecentRoute();
let api: TestApi;
afterEach(() => moveClock(0));

function withApi(env: Record<string, string>) {
  beforeAll(async () => {
    api = await startTestApi(env);
  });
  afterAll(() => api.close());
}

/** Expects the access token to be accepted: an API with the database's time judges no token by the machine's clock. */
async function expectAccepted(tokens: { accessToken: string; refreshToken: string }) {
  expect((await api.profile(tokens.accessToken)).status).toBe(200);
  return tokens;
}

/** Uses a session as a client does: with its access token, or with new tokens when the access token has expired. */
async function useOrRefresh(tokens: { accessToken: string; refreshToken: string }) {
  const response = await api.profile(tokens.accessToken);
  if (response.status === 200) return tokens;
  expect(refusal(response)).toEqual(EXPIRED);
  const renewed = tokensOf(await api.refresh(tokens.refreshToken));
  expect((await api.profile(renewed.accessToken)).status).toBe(200);
  return renewed;
}

const moves = [
  ['two minutes ahead', 120],
  ['two minutes back', -120],
  ['ten minutes ahead', 600],
  ['ten minutes back', -600],
] as const;

const REVOKED = [401, 'session_revoked', 'signed_out'];

describe.each([
  {
    which: 'that hears from the database',
    env: {},
    isLive: true,
    check: expectAccepted,
    ended: [REVOKED],
  },
  {
    which: 'that has to ask the database',
    env: WITHOUT_FEED,
    isLive: false,
    check: useOrRefresh,
    ended: [EXPIRED, REVOKED],
  },
])('the clock of an API $which', ({ env, isLive, check, ended }) => {
  withApi(env);
  const ready = () => expect.poll(() => api.isLive()).toBe(isLive);

  test.each(moves)('ends no session when it is moved %s and then reset', async (_name, seconds) => {
    await ready();
    const before = await api.signIn();
    moveClock(seconds);
    const during = await api.signIn();
    let used = await check(before);
    moveClock(0);
    used = await check(used);
    for (const tokens of [used, await check(during)]) {
      const session = sessionIn(tokens.accessToken);
      const state = await stateOf(api.pool, session);
      expect(state).toMatchObject({ reason: null });
    }
  });

  test.each(moves)(
    'moved %s does not stop a session from being signed out',
    async (_name, seconds) => {
      await ready();
      moveClock(seconds);
      const { accessToken, refreshToken } = await api.signIn();
      moveClock(0);
      expect((await api.signOut(accessToken)).status).toBe(204);
      expect(ended).toContainEqual(refusal(await api.profile(accessToken)));
      expect(refusal(await api.refresh(refreshToken))).toEqual(REVOKED);
    },
  );
});

describe('an API with the database’s time', () => {
  withApi({});

  test.each(moves)('knows a sign-in as recent when its own clock is %s', async (_name, seconds) => {
    await expect.poll(() => api.isLive()).toBe(true);
    const { accessToken, refreshToken } = await api.signIn();
    moveClock(seconds);
    expect((await askRecent(api, accessToken)).status).toBe(204);
    const again = tokensOf(
      await api.post(
        '/auth/reauthenticate',
        { password: 'correct horse battery staple' },
        ...bearer(accessToken),
      ),
    );
    expect((await askRecent(api, again.accessToken)).status).toBe(204);
    const refreshed = tokensOf(await api.refresh(refreshToken));
    moveClock(0);
    expect((await askRecent(api, refreshed.accessToken)).status).toBe(204);
  });
});

describe('an API that asks the database for each token, with a wrong clock', () => {
  withApi(WITHOUT_FEED);

  test.each(moves)('knows a sign-in as recent when its own clock is %s', async (_name, seconds) => {
    moveClock(seconds);
    // Each query brings the database's time, so a token that was issued by the wrong clock is refreshed.
    const { accessToken } = await useOrRefresh(await useOrRefresh(await api.signIn()));
    expect((await askRecent(api, accessToken)).status).toBe(204);
  });
});

describe.each([
  ['that have the time from the database', {}],
  ['that have to ask the database', WITHOUT_FEED],
])('two replicas %s, with clocks a minute apart,', (_, feed) => {
  const database = testDatabase();
  let replicas: ApiProcess[];
  beforeAll(async () => {
    const env = {
      API_ORIGIN: 'http://localhost:3001',
      JWT_PRIVATE_KEYS: JSON.stringify([newKey()]),
      DATABASE_URL: database.url,
      ...feed,
    };
    replicas = await Promise.all(
      [0, 60].map((seconds) => startApiProcess({ ...env, ...movedClock(seconds) })),
    );
  });
  afterAll(() => Promise.all(replicas.map((replica) => replica.close())));

  test('serve one session between them', async () => {
    for (const order of [replicas, replicas.toReversed()]) {
      let tokens = await order[0]!.signIn();
      for (let round = 0; round < 3; round += 1) {
        for (const replica of order) {
          expect((await replica.profile(tokens.accessToken)).status).toBe(200);
        }
        tokens = tokensOf(await order[round % 2]!.refresh(tokens.refreshToken));
      }
    }
  });
});
