import { DEMO_PASSWORD } from '@repo/db';
import { describe, expect, test } from 'vitest';
import { claimsOf, members, testApi, USER } from '../api.js';
import { sessionIn } from '../support/rows.js';
import { eventsOf } from './events-of.js';
import { causesOf, LIMIT } from './causes.js';

const api = testApi({ LOGIN_RATE_LIMIT: String(LIMIT) });
const { login, verify, causes } = causesOf(api);

test.each(Object.entries(causes))('%s occurs (ASVS 16.3.1, 16.3.3)', async (name, cause) => {
  const events = await eventsOf(api, await cause());
  expect(events.map(({ event }) => event)).toContain(name);
});

describe('the trail of a session', () => {
  test.each([
    ['a sign-in', () => login(USER, DEMO_PASSWORD)],
    ['a verified address', verify],
  ])('begins with %s, and names session and user', async (_, open) => {
    const response = await open();
    const { accessToken } = members(response);
    const about = {
      userId: claimsOf(String(accessToken))['sub'],
      sessionId: sessionIn(String(accessToken)),
    };
    const created = (await eventsOf(api, response)).filter(
      ({ event }) => event === 'session_created',
    );
    expect(created).toMatchObject([about]);
  });
});
