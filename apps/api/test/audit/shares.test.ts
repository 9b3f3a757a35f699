import type { FastifyRequest } from 'fastify';
import { Pool } from 'pg';
import { expect, test, vi } from 'vitest';
import { AuthEvents } from '../../src/audit/auth-events.js';
import type { EventName } from '../../src/audit/event-names.js';

const request: FastifyRequest = JSON.parse('{"routeOptions":{}}');

test.each<{ who: string; event: EventName; userId?: string }>([
  { who: 'strangers', event: 'authn_login_fail' },
  { who: "somebody's runaway program", event: 'excess_rate_limit_exceeded', userId: 'owner' },
])('a flood of $who leaves room for what happens to accounts', async ({ event, userId }) => {
  const written: string[] = [];
  const pool = new Pool();
  vi.spyOn(pool, 'query').mockImplementation((asked: unknown): unknown => {
    const rows: { event: string }[] = JSON.parse(Object(asked).values[0]);
    written.push(...rows.map((row) => row.event));
    return Promise.resolve({ rows: [] });
  });
  const log = { warn: () => {}, error: () => {} };
  const events = new AuthEvents(pool, (identifier) => identifier, log);
  for (let count = 0; count < 4000; count += 1) events.record({ event, request, userId });
  events.record({ event: 'session_logout', request, userId: 'owner' });
  await events.flush();
  expect(written).toContain('session_logout');
});
