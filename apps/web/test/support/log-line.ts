import { expect } from 'vitest';
import type { Web } from './web';

/** Waits for the log line with this request id, and returns it. */
export async function logLineOf(web: Web, requestId: string | null): Promise<unknown> {
  if (requestId === null) throw new Error('the response has no request id');
  const line = () =>
    web
      .logs()
      .split('\n')
      .find((each) => each.includes(requestId));
  await expect.poll(line).toBeDefined();
  return JSON.parse(line() ?? '');
}
