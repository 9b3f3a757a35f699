import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Outages } from '../src/load/outages.js';

const nothing = async () => {};
const server = { url: '', stop: nothing, kill: nothing, start: nothing, close: nothing };
const limits = { away: 0, timeout: 200 };

test('a process that recovers in time is no fault', async () => {
  const outages = new Outages({ ...limits, recovery: 60_000 });
  await outages.restart(server, 'stop', [async () => true]);
  expect(outages.wrong).toEqual([]);
});

test('a process that recovers too late is a fault', async () => {
  const outages = new Outages({ ...limits, recovery: 0 });
  let attempts = 0;
  const late = async () => (attempts += 1) > 2;
  await outages.restart(server, 'kill', [async () => true, late]);
  expect(outages.wrong).toEqual([expect.stringMatching(/^after the kill: /)]);
});

const never = () => delay(1, false);

test('a process that never recovers ends the run', async () => {
  const outages = new Outages(limits);
  await expect(outages.restart(server, 'stop', [never])).rejects.toThrow('has not recovered');
});
