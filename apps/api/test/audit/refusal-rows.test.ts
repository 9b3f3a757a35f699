import type { FastifyRequest } from 'fastify';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { eventRow, type EventRow } from '../../src/audit/event-row.js';
import type { AuthEventRecord } from '../../src/events/auth-events.js';
import { RefusalRows } from '../../src/audit/refusal-rows.js';

const REFUSED = { code: 'token_malformed', status: 401, why: 'not a compact JWS' } as const;

const maker = { stamp: () => ({ id: 'id', at: new Date() }), hash: () => 'hash' };

interface Sent {
  readonly clientAddress?: string;
  readonly userId?: string;
  readonly route?: string;
  readonly why?: string;
}

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-01-02T03:04:00Z') }));
afterEach(() => vi.useRealTimers());

/** Refuses one request, and returns the row that is written for it. */
function refuse(rows: RefusalRows, sent: Sent = {}): EventRow {
  const { clientAddress = '192.0.2.1', userId, route = '/user/profile', why = REFUSED.why } = sent;
  const request: FastifyRequest = JSON.parse(
    JSON.stringify({ id: 'id', method: 'GET', routeOptions: { url: route }, clientAddress }),
  );
  const record: AuthEventRecord = {
    event: 'authn_login_fail',
    request,
    userId,
    identifier: 'typed',
  };
  const refused = { ...REFUSED, why };
  return rows.count(record, refused, () => eventRow(record, maker, refused));
}

const refuseTimes = (rows: RefusalRows, times: number, sent?: Sent) =>
  new Set(Array.from({ length: times }, () => refuse(rows, sent)));
const counts = (rows: Iterable<EventRow>) => [...rows].map(({ count }) => count);

test('the first twenty refusals of a minute have a row each, and the rest share one with a count', () => {
  const rows = new RefusalRows(() => Date.now());
  const written = refuseTimes(rows, 1000);
  expect(counts(written)).toEqual([...Array.from({ length: 20 }, () => 1), 980]);
  vi.advanceTimersByTime(59_999);
  expect(counts(refuseTimes(rows, 1))).toEqual([981]);
  vi.advanceTimersByTime(1);
  expect(counts(refuseTimes(rows, 21))).toEqual(Array.from({ length: 21 }, () => 1));
});

test('the shared row says what its refusals have in common', () => {
  const written = refuseTimes(new RefusalRows(() => Date.now()), 22, { userId: 'user' });
  const rest = [...written].at(-1);
  expect(rest).toMatchObject({ ...REFUSED, method: 'GET', route: '/user/profile', count: 2 });
  expect(rest).toMatchObject({ user_id: 'user', client_address: '192.0.2.1', request_id: 'id' });
  expect(rest).toMatchObject({ identifier_hash: null, session_id: null, scheme: null });
});

test.each<[string, Sent]>([
  ['cause', { why: 'unknown key' }],
  ['route', { route: '/auth/sessions' }],
  ['user', { userId: 'user' }],
  ['IPv4 address', { clientAddress: '192.0.2.2' }],
  ['IPv6 network', { clientAddress: '2001:db8:0:1::1' }],
])('a flood takes no rows from another %s', (_, other) => {
  const rows = new RefusalRows(() => Date.now());
  refuseTimes(rows, 1000);
  expect(counts(refuseTimes(rows, 20, other))).toEqual(Array.from({ length: 20 }, () => 1));
});

test('the addresses of one /64 are one network', () => {
  const rows = new RefusalRows(() => Date.now());
  const written = new Set<EventRow>();
  for (let host = 0; host < 100; host += 1) {
    written.add(refuse(rows, { clientAddress: `2001:db8:0:1::${host.toString(16)}` }));
  }
  expect(written.size).toBe(21);
  expect([...written].at(-1)).toMatchObject({ client_address: '2001:db8:0:1::/64', count: 80 });
});

test('beyond a number of networks in a minute, further networks share their rows', () => {
  const rows = new RefusalRows(() => Date.now());
  const written = new Set<EventRow>();
  for (let host = 0; host < 10_000; host += 1) {
    written.add(refuse(rows, { clientAddress: `10.0.${host >> 8}.${host & 255}` }));
  }
  expect(written.size).toBe(256 + 21);
  expect([...written].at(-1)).toMatchObject({ client_address: '::/0', count: 10_000 - 256 - 20 });
  // A network that was known before still has rows of its own.
  expect(refuse(rows, { clientAddress: '10.0.0.1' })).toMatchObject({ count: 1 });
});

test('minutes are counted by the clock that stamps the rows, not by the machine’s', () => {
  const rows = new RefusalRows(() => 0);
  refuseTimes(rows, 30);
  vi.advanceTimersByTime(60_000);
  expect(counts(refuseTimes(rows, 1))).toEqual([11]);
});
