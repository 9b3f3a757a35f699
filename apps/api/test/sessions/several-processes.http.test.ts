import { tcpProxy } from '@repo/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type ApiProcess, refusal, startApiProcess, tokensOf } from '../api.js';
import { testDatabase } from '../support/database.js';
import { age, sessionIn, stateOf } from '../support/rows.js';
import { newKey } from '../support/keys.js';

const database = testDatabase();
let apis: readonly [ApiProcess, ApiProcess];

const env = { API_ORIGIN: 'http://localhost:3001', JWT_PRIVATE_KEYS: JSON.stringify([newKey()]) };

const cleanUps: (() => Promise<unknown>)[] = [];

/** Starts another process of the same API. */
const startProcess = (settings: Record<string, string> = {}) =>
  startApiProcess({ ...env, DATABASE_URL: database.url, ...settings });

beforeAll(async () => {
  apis = await Promise.all([startProcess(), startProcess()]);
});

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

afterAll(() => Promise.all(apis.map((api) => api.close())));

const alternate = (index: number) => apis[index % 2 === 0 ? 0 : 1];

test('fifty refreshes at once, over two processes: no one is signed out, and every pair of tokens works', async () => {
  const { refreshToken } = await apis[0].signIn();
  const session = sessionIn(refreshToken);
  const responses = await Promise.all(
    Array.from({ length: 50 }, (_, index) => alternate(index).refresh(refreshToken)),
  );
  const pairs = responses.map(tokensOf);
  expect(await stateOf(database.pool, session)).toEqual({ generation: 1, parent: 0, reason: null });

  const profiles = await Promise.all(
    pairs.map(({ accessToken }, index) => alternate(index + 1).profile(accessToken)),
  );
  expect(profiles.map(({ status }) => status)).toEqual(pairs.map(() => 200));
  const refreshed = await Promise.all(
    pairs.map((pair, index) => alternate(index).refresh(pair.refreshToken)),
  );
  expect(refreshed.map(({ status }) => status)).toEqual(pairs.map(() => 200));
  expect(await stateOf(database.pool, session)).toEqual({ generation: 2, parent: 1, reason: null });
});

test('a process that dies between commit and response ends no session, however late the retry', async () => {
  const proxy = await tcpProxy(database.url);
  const killed = await startProcess({ DATABASE_URL: proxy.url });
  cleanUps.push(
    () => proxy.close(),
    () => killed.kill(),
  );
  const { refreshToken } = await killed.signIn();
  const session = sessionIn(refreshToken);
  proxy.loseResponses();
  const response = killed.refresh(refreshToken).catch(() => 'no response');
  await expect.poll(async () => (await stateOf(database.pool, session))?.generation).toBe(1);
  await killed.kill();
  await response;

  await age(database.pool, session, 31);
  const tokens = tokensOf(await apis[0].refresh(refreshToken));
  expect((await apis[1].profile(tokens.accessToken)).status).toBe(200);
});

test('a lost result of the database is an outage, not a refusal', async () => {
  const proxy = await tcpProxy(database.url);
  const api = await startProcess({ DATABASE_URL: proxy.url });
  cleanUps.push(
    () => proxy.close(),
    () => api.kill(),
  );
  const { refreshToken } = await api.signIn();
  proxy.loseResponses();
  expect(refusal(await api.refresh(refreshToken))).toEqual([503, 'service_unavailable']);
  await proxy.restore();
  expect((await api.refresh(refreshToken)).status).toBe(200);
});

test('a session that is signed out during refreshes stays ended', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { accessToken, refreshToken } = await apis[0].signIn();
    const responses = await Promise.all([
      ...Array.from({ length: 6 }, (_, index) => alternate(index).refresh(refreshToken)),
      apis[1].signOut(accessToken),
      ...Array.from({ length: 6 }, (_, index) => alternate(index).refresh(refreshToken)),
    ]);
    const revoked = [401, 'session_revoked', 'signed_out'];
    for (const { accessToken: late, refreshToken: last } of [
      { accessToken, refreshToken },
      ...responses.filter(({ status }) => status === 200).map(tokensOf),
    ]) {
      expect(refusal(await apis[0].refresh(last))).toEqual(revoked);
      expect(refusal(await apis[1].profile(late))).toEqual(revoked);
    }
  }
});
