import { type APIRequestContext, expect } from '@playwright/test';
import { freshDatabase, lockSessions, startApi, startWeb, type TestServer } from '@repo/testing';
import { setTimeout as delay } from 'node:timers/promises';
import { test } from './test';

const PEOPLE = 6;
const ORIGINS = { API_ORIGIN: 'http://localhost:3001', WEB_ORIGIN: 'http://localhost:3000' };

let database: Awaited<ReturnType<typeof freshDatabase>>;
let api: TestServer;
let webs: readonly [TestServer, TestServer];

test.beforeAll(async () => {
  database = await freshDatabase();
  api = await startApi({ env: { ...ORIGINS, DATABASE_URL: database.url, ACCESS_TOKEN_TTL: '1' } });
  const start = () => startWeb({ apiUrl: api.url, env: ORIGINS });
  webs = [await start(), await start()];
});
test.afterAll(async () => {
  await Promise.all(webs.map((web) => web.stop()));
  await api.stop();
  await database.drop();
});

async function signIn(person: APIRequestContext): Promise<void> {
  const form = { email: 'user@example.com', password: 'correct horse battery staple' };
  const headers = { origin: ORIGINS.WEB_ORIGIN, 'sec-fetch-site': 'same-origin' };
  const answer = await person.post(`${webs[0].url}/login`, { form, headers, maxRedirects: 0 });
  expect(answer.status()).toBe(303);
}

const openAccount = async (person: APIRequestContext, web: TestServer) =>
  (await person.get(`${web.url}/account`, { headers: { accept: 'text/html' } })).status();

const refreshes = () => api.logs().match(/"outcome":"rotated"/g)?.length ?? 0;

test('killing a web server during refreshes ends no session: another web server continues', async ({
  playwright,
}) => {
  const people = await Promise.all(
    Array.from({ length: PEOPLE }, () => playwright.request.newContext()),
  );
  for (const person of people) await signIn(person);
  // The access tokens expire. Then the refreshes wait for the locked rows.
  await delay(1100);
  const sessions = await lockSessions(database.url);
  const before = refreshes();
  const opening = people.map((person) => openAccount(person, webs[0]).catch(() => 'no answer'));
  await expect.poll(sessions.waiting).toBe(PEOPLE);
  await webs[0].kill();
  expect(await Promise.all(opening)).toEqual(people.map(() => 'no answer'));
  await sessions.release();
  // The API finishes the refreshes for a web server that is gone, so the browsers still have their old cookies.
  await expect.poll(() => refreshes() - before).toBe(PEOPLE);
  for (const person of people) {
    expect(await openAccount(person, webs[1])).toBe(200);
    await person.dispose();
  }
});
