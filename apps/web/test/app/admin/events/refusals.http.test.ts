import { expect, test } from 'vitest';
import { useWeb } from '../../../support/web';
import { administrator } from './stub-events';

const web = useWeb();

test('the chart shows the period of the query; by default, the last day', async () => {
  const open = await administrator(web);
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

test('the chart has a text alternative, and a legend with the icon, label and codes of each kind', async () => {
  const open = await administrator(web);
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
  const open = await administrator(web, [], week);
  const { html } = await open('/admin/events?period=week');
  const names = [...html.matchAll(/<g><title>(.*?): 1<\/title>/g)].map(([, name]) => name);
  expect(new Set(names).size).toBe(4);
  expect(names[1]).toMatch(/2 Jan, 06:00 UTC/);
});

test('a period without refused requests has no chart', async () => {
  const open = await administrator(web, [], [{ from: '2026-01-02T02:00:00.000Z', counts: {} }]);
  const { html } = await open('/admin/events');
  expect(html.replaceAll('<!-- -->', '')).toContain('No refused requests in the last day');
  expect(html).not.toContain('role="img"');
  expect(html).toContain('No events yet.');
});
