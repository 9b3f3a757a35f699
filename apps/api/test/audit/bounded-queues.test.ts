import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Pool } from 'pg';
import { expect, test, vi } from 'vitest';
import { AuditTrail } from '../../src/audit/audit-trail.js';
import { Metrics } from '../../src/metrics/metrics.js';
import { problem } from '../../src/problems/problem-exception.js';
import { DatabaseClock } from '../../src/tokens/database-clock.js';
import { testDatabase } from '../support/database.js';

const database = testDatabase();

const request: FastifyRequest = JSON.parse(
  '{"method":"GET","routeOptions":{},"clientAddress":"192.0.2.1"}',
);

/** More refusals than any queue holds. Each has a different user, so that no two are counted in one row. */
const FLOOD = 5000;

test('no number of refusals displaces a renewal, and a lost refusal is counted', async () => {
  const written: string[] = [];
  const pool = new Pool();
  vi.spyOn(pool, 'query').mockImplementation((query: unknown): unknown => {
    const rows: { event: string }[] = JSON.parse(Object(query).values[0]);
    written.push(...rows.map(({ event }) => event));
    return Promise.resolve({ rows: [] });
  });
  const log = { warn: vi.fn<() => void>(), error: vi.fn<() => void>() };
  const metrics = new Metrics();
  const events = new AuditTrail(
    pool,
    new DatabaseClock(),
    (identifier) => identifier,
    log,
    metrics,
  );
  for (let index = 0; index < FLOOD; index += 1) {
    const about = { userId: `user ${index}` };
    events.recordRefusal(request, problem('token_expired', {}, { about }));
  }
  events.recordRenewal(request, { userId: 'owner' });
  await events.flush();
  expect(written.filter((event) => event === 'session_renewed')).toHaveLength(1);
  const lost = FLOOD - (written.length - 1);
  expect(await metrics.text()).toContain(`audit_events_lost_total{queue="refusals"} ${lost}\n`);
  expect(log.warn).toHaveBeenCalledTimes(1);
});

test('when an earlier batch commits after a later one, the higher count stays', async () => {
  const log = { warn: vi.fn<() => void>(), error: vi.fn<() => void>() };
  const events = new AuditTrail(
    database.pool,
    new DatabaseClock(),
    (identifier) => identifier,
    log,
    new Metrics(),
  );
  const sent: FastifyRequest = { ...request, id: randomUUID() };
  const refuse = async () => {
    events.recordRefusal(sent, problem('token_expired'));
    await events.flush();
  };
  for (let index = 0; index < 20; index += 1) await refuse();
  const writes = vi.spyOn(database.pool, 'query');
  await refuse();
  const [early] = writes.mock.calls;
  await refuse();
  await refuse();
  if (early === undefined) throw new Error('nothing was written');
  const again: unknown = Reflect.apply(writes, database.pool, early);
  await again;
  const { rows } = await database.pool.query('SELECT count FROM auth_events WHERE count > 1');
  expect(rows).toEqual([{ count: 3 }]);
});
