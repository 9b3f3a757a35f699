import { expect } from 'vitest';
import { type ApiProcess, type ApiResponse, field } from '../api.js';

/** Floods the API with wrong passwords, and checks that it rejects some with 503 and lets no other request wait. */
export async function expectRejectedFlood(
  api: ApiProcess,
  tryPassword: () => Promise<ApiResponse>,
): Promise<void> {
  const { accessToken } = await api.signIn();
  const flood = Promise.all(Array.from({ length: 300 }, tryPassword));
  const stillFlooding = Symbol('flooded');
  for (;;) {
    const others = [api.get('/health/live'), api.profile(accessToken)];
    const statuses = (await Promise.all(others)).map(({ status }) => status);
    expect(statuses).toEqual([200, 200]);
    if ((await Promise.race([flood, Promise.resolve(stillFlooding)])) !== stillFlooding) break;
  }
  const responses = await flood;
  const rejected = responses.filter(({ status }) => status === 503);
  expect(responses.filter(({ status }) => status === 401).length + rejected.length).toBe(300);
  expect(rejected).not.toEqual([]);
  for (const response of rejected) expect(field(response, 'retry-after')).toEqual(['1']);
}
