import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { field, testApi } from '../api.js';

const api = testApi();

test('the page runs its own script and no other, and asks no other host', async () => {
  const page = await api.get('/docs');
  expect(field(page, 'content-type')).toEqual(['text/html; charset=utf-8']);
  const [policy = ''] = field(page, 'content-security-policy');
  for (const name of ['script', 'style']) {
    const blocks = [...page.body.matchAll(new RegExp(`<${name}[^>]*>([^]*?)</${name}>`, 'g'))];
    expect(blocks).toHaveLength(1);
    const hash = createHash('sha256')
      .update(blocks[0]?.[1] ?? '')
      .digest('base64');
    expect(policy).toContain(`${name}-src 'sha256-${hash}'`);
  }
  expect(policy).toContain("connect-src 'self'");
  expect(page.body).not.toMatch(/(src|href)="(https?:)?\/\//);
  expect(page.body).not.toContain('innerHTML');
});

test("no call that it sends can open the browser's own password window (Fetch §4.9)", async () => {
  const { body } = await api.get('/docs');
  const calls = [...body.matchAll(/fetch\(/g)];
  const omitted = [...body.matchAll(/credentials: 'omit'/g)];
  expect(calls).toHaveLength(2);
  expect(omitted).toHaveLength(calls.length);
});
