import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { field, testApi } from '../api.js';

const api = testApi();
const cspFile = createRequire(import.meta.url).resolve('@fastify/swagger-ui/static/csp.json');

test('the page runs only scripts of this API, and requests no other host', async () => {
  const page = await api.get('/docs');
  expect(field(page, 'content-type')).toEqual(['text/html; charset=utf-8']);
  const [policy = ''] = field(page, 'content-security-policy');
  expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
  expect(policy).not.toContain('unsafe');
  expect(page.body).not.toMatch(/(src|href)="(https?:)?\/\//);
  expect(page.body).not.toMatch(/<script>|<style/);
});

test('everything that the page loads is a route of this API', async () => {
  const { body } = await api.get('/docs');
  const loaded = [...body.matchAll(/(?:src|href)="(\/docs\/[^"]+)"/g)].map(([, path = '']) => path);
  expect(loaded).toHaveLength(3);
  for (const path of loaded) {
    const part = await api.get(path);
    expect(part.status).toBe(200);
    const type = path.endsWith('.css') ? 'text/css' : 'text/javascript';
    expect(field(part, 'content-type')).toEqual([`${type}; charset=utf-8`]);
  }
});

test.each(['swagger-ui-bundle.js', 'swagger-ui.css'])(
  '%s is the package’s file, unchanged, and may be cached by a browser',
  async (name) => {
    const part = await api.get(`/docs/${name}`);
    expect(part.body).toBe(await readFile(cspFile.replace('csp.json', name), 'utf8'));
    expect(field(part, 'cache-control')).toEqual(['public, max-age=3600']);
  },
);

test('no request of the page can open the browser’s password prompt (Fetch §4.9)', async () => {
  const { body } = await api.get('/docs/start.js');
  expect(body).toContain("credentials: 'omit'");
});
