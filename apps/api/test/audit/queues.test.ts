import type { FastifyRequest } from 'fastify';
import { Pool } from 'pg';
import { expect, test, vi } from 'vitest';
import { AuthEvents } from '../../src/audit/auth-events.js';
import { problem } from '../../src/problems/problem-exception.js';

const request: FastifyRequest = JSON.parse(
  '{"method":"GET","routeOptions":{},"clientAddress":"192.0.2.1"}',
);

/** More than any queue has room for, each of another user, so that none is counted in the row of another. */
const FLOOD = 5000;

test('no number of refusals pushes a renewal out, and a lost refusal is counted', async () => {
  const written: string[] = [];
  const pool = new Pool();
  vi.spyOn(pool, 'query').mockImplementation((asked: unknown): unknown => {
    const rows: { event: string }[] = JSON.parse(Object(asked).values[0]);
    written.push(...rows.map(({ event }) => event));
    return Promise.resolve({ rows: [] });
  });
  const log = { warn: vi.fn<() => void>(), error: vi.fn<() => void>() };
  const countLostEvents = vi.fn<(queue: string, events: number) => void>();
  const events = new AuthEvents(pool, (identifier) => identifier, log, { countLostEvents });
  for (let index = 0; index < FLOOD; index += 1) {
    const about = { userId: `user ${index}` };
    events.recordRefusal(request, problem('token_expired', {}, { about }));
  }
  events.recordRenewal(request, { userId: 'owner' });
  await events.flush();
  expect(written.filter((event) => event === 'session_renewed')).toHaveLength(1);
  expect(countLostEvents.mock.calls).toEqual([['refusals', FLOOD - (written.length - 1)]]);
  expect(log.warn).toHaveBeenCalledTimes(1);
});
