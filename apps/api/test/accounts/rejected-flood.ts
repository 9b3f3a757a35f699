import { expect } from 'vitest';
import { type ApiProcess, type ApiResponse, field } from '../api.js';

/** Floods the API with wrong passwords, and checks that it rejects some of them with 503 and meanwhile serves other requests. */
export async function expectRejectedFlood(
  api: ApiProcess,
  tryPassword: () => Promise<ApiResponse>,
): Promise<void> {
  const { accessToken } = await api.signIn();
  const flood = Promise.all(Array.from({ length: 300 }, tryPassword));
  const stillFlooding = Symbol('still flooding');
  for (let served = 0; ; served++) {
    const others = [api.get('/health/live'), api.profile(accessToken)];
    const statuses = (await Promise.all(others)).map(({ status }) => status);
    expect(statuses).toEqual([200, 200]);
    if ((await Promise.race([flood, Promise.resolve(stillFlooding)])) === stillFlooding) continue;
    // Otherwise the first of them were served only when the flood was over.
    expect(served).toBeGreaterThan(0);
    break;
  }
  const responses = await flood;
  const rejected = responses.filter(({ status }) => status === 503);
  expect(responses.filter(({ status }) => status === 401).length + rejected.length).toBe(300);
  expect(rejected).not.toEqual([]);
  for (const response of rejected) expect(field(response, 'retry-after')).toEqual(['1']);
}
