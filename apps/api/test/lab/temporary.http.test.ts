import { expect, test, vi } from 'vitest';
import { field, refusal } from '../api.js';
import { labApi } from './lab-api.js';

const lab = labApi();

const get = (from: string) => lab.api.get('/lab/limited', 'x-forwarded-for', from);

test('the quota of the lab counts per network, and starts anew after its window', async () => {
  expect((await get('192.0.2.1')).status).toBe(200);
  expect((await get('192.0.2.1')).status).toBe(200);
  const refused = await get('192.0.2.1');
  expect(refusal(refused)).toEqual([429, 'rate_limited']);
  expect(Number(field(refused, 'retry-after')[0])).toBeLessThanOrEqual(5);
  expect((await get('192.0.2.2')).status).toBe(200);
  await vi.waitFor(async () => expect((await get('192.0.2.1')).status).toBe(200), {
    timeout: 30_000,
    interval: 500,
  });
});

test('the outage ends at the requested time, and affects no other route', async () => {
  const during = await lab.api.get(`/lab/outage?until=${Math.ceil(Date.now() / 1000) + 60}`);
  expect(refusal(during)).toEqual([503, 'service_unavailable']);
  expect(field(during, 'retry-after')).toEqual(['5']);
  expect((await lab.api.get('/health/ready')).status).toBe(200);
  const after = await lab.api.get(`/lab/outage?until=${Math.floor(Date.now() / 1000)}`);
  expect(after.status).toBe(200);
  expect(refusal(await lab.api.get('/lab/outage'))).toEqual([422, 'validation_failed']);
});

test('every problem of the lab is declared', () => {
  expect(lab.api.logs()).not.toContain('does not declare');
});
