import { Pool } from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { KEY_QUOTA, KeyRequests } from '../../src/api-keys/key-requests.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const refusal = (seconds: number) => ({ code: 'rate_limited', extra: { retryAfter: seconds } });

test('a key that has reached its limit is refused without another query, until the window of the limit ends', async () => {
  const pool = new Pool();
  const counted = { rows: [{ points: KEY_QUOTA.limit + 1, left: 20_000 }] };
  const queries = vi
    .spyOn(pool, 'query')
    .mockImplementation((): unknown => Promise.resolve(counted));
  const requests = new KeyRequests(pool);
  const take = (keyId: string) => requests.take(keyId, { userId: 'owner' });

  await expect(take('one')).rejects.toMatchObject(refusal(20));
  vi.advanceTimersByTime(15_000);
  for (let count = 0; count < 50; count += 1) {
    await expect(take('one')).rejects.toMatchObject(refusal(5));
  }
  expect(queries).toHaveBeenCalledTimes(1);
  counted.rows = [{ points: KEY_QUOTA.limit + 1, left: 5000 }];
  await expect(take('another')).rejects.toMatchObject(refusal(5));
  expect(queries).toHaveBeenCalledTimes(2);

  vi.advanceTimersByTime(5000);
  counted.rows = [{ points: 1, left: KEY_QUOTA.window * 1000 }];
  await take('one');
  expect(queries).toHaveBeenCalledTimes(3);
});
