import { describe, expect, test } from 'vitest';
import { type ApiResponse, testApi } from '../api.js';
import { eventsOf } from './events-of.js';
import { causesOf, LIMIT, newEmail } from './causes.js';

const api = testApi({ LOGIN_RATE_LIMIT: String(LIMIT) });
const { failToSignIn } = causesOf(api);

describe('a limit that is reached', () => {
  test('has one event for an identifier, however many failures come at once', async () => {
    const email = newEmail();
    const responses = await Promise.all(
      Array.from({ length: 2 * LIMIT }, () => failToSignIn(1, email)),
    );
    const trails = await Promise.all(responses.flat().map((response) => eventsOf(api, response)));
    const reached = trails.flat().filter(({ event }) => event === 'authn_login_fail_max');
    expect(reached).toMatchObject([{ detail: 'login', identifierHash: expect.any(String) }]);
  });

  test('has an event for a client address', async () => {
    const responses: ApiResponse[] = [];
    for (let index = 0; index < 5 * LIMIT; index += 1) {
      responses.push(...(await failToSignIn(1, newEmail(), '192.0.2.3')));
    }
    const last = responses.at(-1);
    if (last === undefined) throw new Error('nothing was sent');
    expect(await eventsOf(api, last)).toMatchObject([
      { event: 'authn_login_fail', detail: null },
      { event: 'authn_login_fail_max', detail: 'login-address' },
    ]);
  });

  test('has an event for mail to an address', async () => {
    const email = newEmail();
    const ask = () => api.json('POST', '/auth/forgot-password', { email });
    for (let index = 0; index < LIMIT; index += 1) await ask();
    expect(await eventsOf(api, await ask())).toMatchObject([
      {
        event: 'excess_rate_limit_exceeded',
        why: 'forgot-password',
        identifierHash: expect.any(String),
      },
    ]);
  });
});
