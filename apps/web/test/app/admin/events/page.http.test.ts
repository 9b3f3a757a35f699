import type { DataOf } from '@repo/api-client';
import { expect, test } from 'vitest';
import { valueOf } from '../../../support/forms';
import { good } from '../../../support/stub-api';
import { useWeb } from '../../../support/web';

const web = useWeb();

const ID = '01980000-0000-7000-8000-000000000001';
const CURSOR = '01980000-0000-7000-8000-000000000002';
const USER = '01980000-0000-7000-8000-000000000003';

type Event = DataOf<'GET /admin/auth-events'>['events'][number];
type Bucket = DataOf<'GET /admin/auth-events/summary'>['buckets'][number];

const refused: Event = {
  id: CURSOR,
  at: '2026-01-02T03:04:05.678Z',
  event: 'authn_login_fail',
  code: 'token_malformed',
  status: 401,
  method: 'GET',
  route: '/user/profile',
  scheme: 'Bearer',
  requestId: ID,
  userId: null,
  sessionId: null,
  clientAddress: '192.0.2.1',
  why: 'no compact JWS',
  detail: null,
  identifierHash: null,
  count: 1,
};

const happened: Event = {
  ...refused,
  event: 'session_renewed',
  code: null,
  status: null,
  route: null,
  scheme: null,
  userId: USER,
  why: null,
  detail: 'rotated',
};

const buckets: Bucket[] = [
  { from: '2026-01-02T02:00:00.000Z', counts: { token_malformed: 3, insufficient_role: 1 } },
  { from: '2026-01-02T03:00:00.000Z', counts: {} },
];

/** Signs in an administrator with these events. The result opens an address and returns the calls of the API. */
async function administrator(events = [refused, happened], counted = buckets, hint?: string) {
  const visitor = web.visitor();
  await visitor.signIn();
  web.api.script = ({ path }, response) => {
    if (path.startsWith('/admin/auth-events/summary')) {
      good(response, 'GET /admin/auth-events/summary', { step: 3600, buckets: counted });
    } else if (path.startsWith('/admin/auth-events')) {
      const nextCursor = events.length === 0 ? null : CURSOR;
      const page = { events, nextCursor, ...(hint !== undefined && { hint }) };
      good(response, 'GET /admin/auth-events', page);
    } else return false;
    return true;
  };
  const open = async (address: string) => {
    web.api.seen.length = 0;
    const response = await visitor.get(address);
    const asked = web.api.seen.map(({ path }) => path.replace('/admin/auth-events', ''));
    return { status: response.status, html: await response.text(), asked };
  };
  return open;
}

test('an event shows its time, code, request, user and reason', async () => {
  const open = await administrator();
  const { html } = await open('/admin/events');
  const [, first = '', second = ''] = html.split('<tbody>').at(-1)?.split('<tr>') ?? [];
  expect(first).toContain(
    '<time dateTime="2026-01-02T03:04:05.678Z" title="2 Jan 2026, 03:04:05 UTC">2 Jan 2026, 03:04:05 UTC<',
  );
  expect(first).toMatch(/401.*<a[^>]* href="\/errors\/token-malformed"/);
  for (const fact of ['authn_login_fail', '/user/profile', 'Bearer', 'no compact JWS', ID]) {
    expect(first).toContain(fact);
  }
  expect(first).toContain('192.0.2.1');
  expect(second).toContain('session_renewed');
  expect(second).toContain(USER);
  expect(second).toContain('rotated');
  expect(second).not.toContain('href="/errors/');
});

test('an event for several refusals shows their number, with and without a code', async () => {
  const locked = { ...happened, event: 'authn_login_fail_max', count: 40 };
  const open = await administrator([{ ...refused, count: 980 }, refused, locked]);
  const html = (await open('/admin/events')).html.replaceAll('<!-- -->', '');
  expect(html.match(/>980 times within a minute</g)).toHaveLength(1);
  expect(html.match(/ times within a minute</g)).toHaveLength(2);
  expect(html).toContain('>40 times within a minute<');
});

test('the network for all others is named in words', async () => {
  const open = await administrator([{ ...refused, clientAddress: '::/0', count: 980 }]);
  const { html } = await open('/admin/events');
  expect(html).toContain('>other networks<');
  expect(html).not.toContain('::/0');
});

test('the chart shows the period of the query; by default, the last day', async () => {
  const open = await administrator();
  for (const [query, period] of [
    ['', 'day'],
    ['?period=hour', 'hour'],
    ['?period=week', 'week'],
    ['?period=month', 'month'],
  ]) {
    const { html, asked } = await open(`/admin/events${query}`);
    expect(asked).toEqual(['', `/summary?period=${period}`]);
    expect(html).toMatch(new RegExp(`aria-current="page"[^>]*>Last ${period}<`));
  }
  for (const period of ['', 'year', 'constructor']) {
    expect((await open(`/admin/events?period=${period}`)).status).toBe(404);
  }
});

test('the chart has a text alternative, and a legend with the sign, label and codes of each kind', async () => {
  const open = await administrator();
  const { html } = await open('/admin/events');
  const words = html.replaceAll('<!-- -->', '');
  expect(words).toContain('4 refused requests in the last day');
  expect(words).toContain(
    'aria-label="Refused requests over time. Credentials needed: 3. Not allowed: 1."',
  );
  expect(words.match(/<rect data-kind="(?:credentials|forbidden)"[^>]* x="5%"/g)).toHaveLength(2);
  expect(words).toMatch(
    /<p[^>]* data-kind="forbidden">.*?<svg data-kind="forbidden".*?Not allowed/,
  );
  expect(words).toMatch(/href="\/errors\/insufficient-role"><code>insufficient_role<.*?<span>1</);
  expect(words.match(/<summary>Show as a table<.*?<\/details>/s)?.[0]).toMatch(
    /<td>3<\/td><td>1<\/td>/,
  );
});

test('each bar of a week has its own label, with the time zone', async () => {
  const counts = { token_malformed: 1 };
  const week = ['00', '06', '12', '18'].map((hour) => ({
    from: `2026-01-02T${hour}:00:00Z`,
    counts,
  }));
  const open = await administrator([], week);
  const { html } = await open('/admin/events?period=week');
  const names = [...html.matchAll(/<g><title>(.*?): 1<\/title>/g)].map(([, name]) => name);
  expect(new Set(names).size).toBe(4);
  expect(names[1]).toMatch(/2 Jan, 06:00 UTC/);
});

test('a search for an empty instance shows all events', async () => {
  const open = await administrator();
  const { html, asked } = await open('/admin/events?requestId=urn:uuid:');
  expect(asked).toEqual(['', '/summary?period=day']);
  expect(html).toContain('All events');
});

test('a period without refused requests has no chart', async () => {
  const open = await administrator([], [{ from: '2026-01-02T02:00:00.000Z', counts: {} }]);
  const { html } = await open('/admin/events');
  expect(html.replaceAll('<!-- -->', '')).toContain('No refused requests in the last day');
  expect(html).not.toContain('role="img"');
  expect(html).toContain('No events yet.');
});

test.each([ID, ` ${ID} `, `urn:uuid:${ID}`])(
  'a search for the id on an error page finds its events: "%s"',
  async (typed) => {
    const open = await administrator([refused]);
    const { html, asked } = await open(`/admin/events?requestId=${encodeURIComponent(typed)}`);
    expect(asked).toEqual([`?requestId=${ID}`]);
    expect(valueOf(html, 'requestId')).toBe(typed.trim());
    expect(html).toContain('no compact JWS');
    expect(html).toContain('Show all events');
  },
);

test.each([ID, 'nothing', '01980000-0000-0000-0000-000000000001', `${ID}&limit=1`, '"><b>'])(
  'a search without a result shows the hint of the API, also for text that is not an id: %s',
  async (typed) => {
    const open = await administrator([], buckets, 'Nothing has it. <Look in the log>.');
    const address = `/admin/events?requestId=${encodeURIComponent(typed)}`;
    const { status, html, asked } = await open(address);
    expect(status).toBe(200);
    expect(html).toContain('Nothing has it. &lt;Look in the log&gt;.');
    expect(html).not.toContain('No events yet.');
    expect(html).not.toContain('<b>');
    const id = typed === ID ? ID : '00000000-0000-0000-0000-000000000000';
    expect(asked).toEqual([`?requestId=${id}`]);
  },
);

test('an empty search shows all events', async () => {
  const open = await administrator();
  expect((await open('/admin/events?requestId=')).asked).toEqual(['', '/summary?period=day']);
});

test('a list with more pages links to older events, also of one request', async () => {
  const open = await administrator();
  const first = await open('/admin/events');
  expect(first.html).toContain(`href="/admin/events?cursor=${CURSOR}"`);
  const found = await open(`/admin/events?requestId=${ID}`);
  expect(found.html).toContain(`href="/admin/events?requestId=${ID}&amp;cursor=${CURSOR}"`);
  const older = await open(`/admin/events?cursor=${CURSOR}`);
  expect(older.asked).toEqual([`?cursor=${CURSOR}`]);
  expect((await open('/admin/events?cursor=x')).status).toBe(404);
});
