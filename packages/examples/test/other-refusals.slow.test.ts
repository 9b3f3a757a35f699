import { describe, expect, test } from 'vitest';
import type { Call } from './clients/client.js';
import type { OwnResponse } from './recording-proxy.js';
import {
  clients,
  CONFIRM,
  GET,
  isRefused,
  LOGIN,
  PROFILE,
  REFRESH,
  type Sent,
  useExamples,
} from './use-examples.js';

/* What each client does after a refusal that the API seldom sends, or that comes from a server in between. */

const examples = useExamples();

/** The first response to `GET /user/profile` comes from the proxy, every other one from the API. */
const firstGet = (response: OwnResponse) => (line: string, count: number) =>
  line === GET && count === 1 ? response : undefined;

describe.each(clients)('examples/%s', (_name, client) => {
  const call = (calls: readonly Call[], sent?: Sent) => examples.call(client, calls, sent);

  test('waits as long as the API asks for, then repeats the request', async () => {
    const times: number[] = [];
    const body = { code: 'rate_limited', detail: 'Wait.', retry: 'after_delay', retryAfter: 1 };
    const respond = (line: string, count: number): OwnResponse | undefined => {
      if (line !== LOGIN) return undefined;
      times.push(performance.now());
      return count === 1 ? { status: 429, fields: { 'retry-after': '1' }, body } : undefined;
    };
    expect(await call([PROFILE], { respond })).toEqual([examples.isProfile()]);
    expect(examples.requests).toEqual([GET, LOGIN, LOGIN, GET]);
    const [first = 0, second = 0] = times;
    expect(second - first).toBeGreaterThan(990);
  });

  test('stops at a `retry` that it does not know', async () => {
    const problem = { code: 'new_moon', detail: 'Not tonight.', retry: 'after_sunrise' };
    const body = { ...problem, message: 'New moon' };
    const respond = firstGet({ status: 401, body });
    expect(await call([PROFILE], { respond })).toEqual([
      { refusal: expect.stringMatching(/^new_moon: Not tonight\.$/m) },
    ]);
    expect(examples.requests).toEqual([GET]);
  });

  test.each([
    ['invalid_token', 'no body', REFRESH, undefined],
    ['insufficient_user_authentication', 'no body', CONFIRM, undefined],
    ['invalid_token', 'the JSON of a proxy', REFRESH, { message: 'Unauthorized' }],
  ])('reads %s from the challenge of a response with %s', async (error, _, step, body) => {
    const fields = {
      'www-authenticate': `Basic realm="api", Bearer realm="api", error="${error}"`,
    };
    const respond = firstGet({ status: 401, fields, ...(body && { body }) });
    const tokens = await examples.api.signIn();
    expect(await call([PROFILE], { user: { tokens }, respond })).toEqual([examples.isProfile()]);
    expect(examples.requests).toEqual([GET, step, GET]);
  });

  test('takes each step once', async () => {
    const body = { code: 'token_expired', detail: 'Expired.', retry: 'after_refresh' };
    const respond = (line: string) => (line === GET ? { status: 401, body } : undefined);
    const tokens = await examples.api.signIn();
    expect(await call([PROFILE], { user: { tokens }, respond })).toEqual([
      isRefused('token_expired'),
    ]);
    expect(examples.requests).toEqual([GET, REFRESH, GET]);
  });
});
