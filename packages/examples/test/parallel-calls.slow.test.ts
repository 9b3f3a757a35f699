import { EventEmitter, once } from 'node:events';
import { expect, test } from 'vitest';
import { clients, GET, PROFILE, REFRESH, useExamples } from './use-examples.js';

const examples = useExamples();

// Each call of curl.sh is a process of its own.
const parallelClients = clients.filter(([name]) => name !== 'curl.sh');

test.each(parallelClients)('parallel calls of examples/%s share one refresh', async (_, client) => {
  const tokens = await examples.api.signInExpired();
  const calls = Array.from({ length: 5 }, () => PROFILE);
  const outcomes = await examples.call(client, calls, { user: { tokens } });
  expect(outcomes).toEqual(calls.map(() => examples.isProfile()));
  expect(examples.requests.filter((line) => line === REFRESH)).toHaveLength(1);
});

test.each(parallelClients)(
  'examples/%s does not refresh again if its call is refused after a parallel call has refreshed',
  async (_, client) => {
    const tokens = await examples.api.signIn();
    const body = { code: 'token_expired', detail: 'Expired.', retry: 'after_refresh' };
    const seen = new EventEmitter();
    const respond = (line: string, count: number) => {
      if (line !== GET) return undefined;
      seen.emit(String(count));
      const refusedAfter = async (later: number) => {
        await once(seen, String(later));
        return { status: 401, body };
      };
      // The first request is refused after the second has arrived, and the second after the first was repeated.
      return count <= 2 ? refusedAfter(count + 1) : undefined;
    };
    const outcomes = await examples.call(client, [PROFILE, PROFILE], { user: { tokens }, respond });
    expect(outcomes).toEqual([examples.isProfile(), examples.isProfile()]);
    expect(examples.requests).toEqual([GET, GET, REFRESH, GET, GET]);
  },
);
