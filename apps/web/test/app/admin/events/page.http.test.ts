import { expect, test } from 'vitest';
import { valueOf } from '../../../support/forms';
import { useWeb } from '../../../support/web';
import { administrator, buckets, CURSOR, ID, refused, happened, USER } from './stub-events';

const web = useWeb();

test('an event shows its time, code, request, user and reason', async () => {
  const open = await administrator(web);
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

test('an event that stands for several shows how many, with and without a code', async () => {
  const locked = { ...happened, event: 'authn_login_fail_max', count: 40 };
  const open = await administrator(web, [{ ...refused, count: 980 }, refused, locked]);
  const html = (await open('/admin/events')).html.replaceAll('<!-- -->', '');
  expect(html.match(/>980 times within a minute</g)).toHaveLength(1);
  expect(html.match(/ times within a minute</g)).toHaveLength(2);
  expect(html).toContain('>40 times within a minute<');
});

test('the address ::/0, which stands for all other networks, is shown in words', async () => {
  const open = await administrator(web, [{ ...refused, clientAddress: '::/0', count: 980 }]);
  const { html } = await open('/admin/events');
  expect(html).toContain('>other networks<');
  expect(html).not.toContain('::/0');
});

test('a search for an empty instance shows all events', async () => {
  const open = await administrator(web);
  const { html, asked } = await open('/admin/events?requestId=urn:uuid:');
  expect(asked).toEqual(['', '/summary?period=day']);
  expect(html).toContain('All events');
});

test.each([ID, ` ${ID} `, `urn:uuid:${ID}`])(
  'a search for the id on an error page finds its events: "%s"',
  async (typed) => {
    const open = await administrator(web, [refused]);
    const { html, asked } = await open(`/admin/events?requestId=${encodeURIComponent(typed)}`);
    expect(asked).toEqual([`?requestId=${ID}`]);
    expect(valueOf(html, 'requestId')).toBe(typed.trim());
    expect(html).toContain('no compact JWS');
    expect(html).toContain('Show all events');
  },
);

test.each([ID, 'nothing', '01980000-0000-0000-0000-000000000001', `${ID}&limit=1`, '"><b>'])(
  'a search without a result shows the hint that the API returns, even if the text is not an id: %s',
  async (typed) => {
    const open = await administrator(web, [], buckets, 'Nothing has it. <Look in the log>.');
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
  const open = await administrator(web);
  expect((await open('/admin/events?requestId=')).asked).toEqual(['', '/summary?period=day']);
});

test('a list with more pages links to older events, and keeps the request id of the search', async () => {
  const open = await administrator(web);
  const first = await open('/admin/events');
  expect(first.html).toContain(`href="/admin/events?cursor=${CURSOR}"`);
  const found = await open(`/admin/events?requestId=${ID}`);
  expect(found.html).toContain(`href="/admin/events?requestId=${ID}&amp;cursor=${CURSOR}"`);
  const older = await open(`/admin/events?cursor=${CURSOR}`);
  expect(older.asked).toEqual([`?cursor=${CURSOR}`]);
  expect((await open('/admin/events?cursor=x')).status).toBe(404);
});
