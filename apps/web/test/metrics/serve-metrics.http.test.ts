import { expect, test } from 'vitest';
import { logLineOf } from '../support/log-line';
import { header, sendBytes } from '../support/raw';
import { useWeb } from '../support/web';

const web = useWeb();

const read = (fields: Record<string, string> = {}) =>
  sendBytes(web.origin, header('GET /metrics', fields));

/** Number of requests that the web server has refused with this code. */
async function countOf(method: string, status: number, code: string): Promise<number> {
  const { body } = await read();
  const name = `http_refusals_total{method="${method}",status="${status}",code="${code}"} `;
  const line = body.split('\n').find((each) => each.startsWith(name));
  return Number(line?.slice(name.length) ?? 0);
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const fromElsewhere = { ...form, origin: 'https://elsewhere.example' };

test.each([
  ['a form from another origin', 'POST', '/login', fromElsewhere, 403, 'csrf_rejected', '/login'],
  ['a missing session', 'GET', '/account', {}, 401, 'authentication_required', '/account'],
  ['a path without a page', 'GET', '/nowhere', {}, 404, 'not_found', null],
  ['a wrong method', 'PUT', '/errors/conflict', {}, 405, 'method_not_allowed', '/errors/[slug]'],
] as const)('%s is logged and counted', async (_, method, path, headers, status, code, route) => {
  const before = await countOf(method, status, code);
  const response = await fetch(`${web.origin}${path}?token=secret`, { method, headers });
  expect(response.status).toBe(status);
  const line = await logLineOf(web, response.headers.get('x-request-id'));
  expect(JSON.stringify(line)).not.toContain('secret');
  expect(line).toMatchObject({
    event: 'refused',
    method,
    route,
    status,
    code,
    client: '127.0.0.1',
  });
  expect(await countOf(method, status, code)).toBe(before + 1);
});

test('a request that is refused before it reaches a page is counted too', async () => {
  const before = await countOf('GET', 400, 'bad_request');
  await sendBytes(web.origin, header('GET /', { Host: 'a,b' }));
  expect(await countOf('GET', 400, 'bad_request')).toBe(before + 1);
});

test('a refusal of the API is counted only by the API', async () => {
  const visitor = web.visitor();
  await visitor.signIn();
  expect((await visitor.get('/admin')).status).toBe(403);
  expect((await read()).body).not.toContain('insufficient_role');
});

test('metrics are served to this machine', async () => {
  const { status, headers, body } = await read();
  expect(status).toBe(200);
  expect(headers.get('content-type')).toMatch(/^text\/plain; version=/);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(body).toContain('process_cpu_seconds_total');
});

test.each([
  ['X-Forwarded-For', '127.0.0.1'],
  ['X-Forwarded-Proto', 'https'],
  ['Forwarded', 'for=127.0.0.1'],
  ['Via', '1.1 proxy'],
  ['X-Real-IP', '127.0.0.1'],
])(
  'a request through a proxy gets no metrics, even if only %s shows that there is a proxy',
  async (name, value) => {
    const { status, body } = await read({ [name]: value });
    expect(status).toBe(404);
    expect(body).not.toContain('process_cpu_seconds_total');
  },
);

test.each(['evil.example', 'evil.example:3000', 'server', '127.0.0.1.evil.example'])(
  'another site cannot read the metrics through a host name of its own: %s (DNS rebinding)',
  async (host) => {
    const response = await read({ Host: host });
    expect(response.status).toBe(404);
    expect(response.body).not.toContain('process_cpu');
  },
);
