import { describe, expect, test } from 'vitest';
import { PAGE_CONTEXT } from '../src/page-context/page-context';
import { header, sendBytes } from './support/raw';
import { useWeb } from './support/web';

const web = useWeb();

const BROWSER = { Accept: 'text/html', 'Sec-Fetch-Dest': 'document' };
const ROUTER = { Accept: '*/*', 'Sec-Fetch-Dest': 'empty', RSC: '1' };
const HTML = 'text/html; charset=utf-8';

const at = (requestLine: string, fields: Record<string, string>, body = '') =>
  sendBytes(web.origin, header(requestLine, fields) + body);

const typeOf = ({ headers }: { headers: Headers }) => headers.get('content-type');

test('the router gets its own format', async () => {
  const response = await at('GET /login?_rsc', ROUTER);
  expect([response.status, typeOf(response)]).toEqual([200, 'text/x-component']);
});

describe('the router’s fields are ignored in a request that Next’s router cannot have sent', () => {
  test.each([
    ['of a browser', 'GET /login', { ...BROWSER, RSC: '1' }],
    ['of a browser, with the parameter _rsc', 'GET /login?_rsc=x', { ...BROWSER, RSC: '1' }],
    ['without Fetch Metadata', 'GET /login', { Accept: 'text/html', RSC: '1' }],
    ['without the parameter _rsc', 'GET /login', ROUTER],
    ['with a parameter that only begins with _rsc', 'GET /login?_rscx=1', ROUTER],
    ['with fields that cannot be read', 'GET /login', { ...ROUTER, 'Next-Router-State-Tree': 'x' }],
    ['that is a prefetch', 'GET /login', { ...ROUTER, 'Next-Router-Prefetch': '1' }],
    ['that prefetches a part', 'GET /login', { ...ROUTER, 'Next-Router-Segment-Prefetch': 'x' }],
    ['with Next-Url', 'GET /login', { ...ROUTER, 'Next-Url': '//evil.example' }],
    ['without RSC', 'GET /login?_rsc', { ...BROWSER, 'Next-Router-State-Tree': 'x' }],
  ])('%s', async (_, requestLine, fields) => {
    const response = await at(requestLine, fields);
    expect([response.status, typeOf(response)]).toEqual([200, HTML]);
    expect(response.headers.get('location')).toBeNull();
  });

  test('a refused browser request gets the page of the refusal', async () => {
    const response = await at('GET /account', { ...BROWSER, RSC: '1' });
    expect([response.status, typeOf(response)]).toEqual([401, HTML]);
  });

  test.each(['POST', 'DELETE'])('%s with a password is not redirected', async (method) => {
    const body = 'email=a%40b.example&password=secret';
    const fields = {
      ...BROWSER,
      RSC: '1',
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': String(body.length),
      'Sec-Fetch-Site': 'cross-site',
    };
    const response = await at(`${method} /login?_rsc=x`, fields, body);
    expect(response.status).toBe(method === 'POST' ? 403 : 405);
    expect(response.headers.get('location')).toBeNull();
  });
});

describe('a router state that cannot be read is 400 (RFC 9110 §15.5.1)', () => {
  test.each([
    ['not JSON', 'x'],
    ['half an escape', '%'],
    ['another shape', encodeURIComponent('{}')],
    ['a part of another shape', encodeURIComponent('["",{"children":["x"]}]')],
    ['an unknown kind of parameter', encodeURIComponent('[["a","b","x",null],{}]')],
    ['empty', ''],
    ['two states', '%5B%22%22%2C%7B%7D%5D, %5B%22%22%2C%7B%7D%5D'],
    ['nested too deeply', encodeURIComponent('['.repeat(3000))],
  ])('%s', async (_, state) => {
    const response = await at('GET /login?_rsc=x', { ...ROUTER, 'Next-Router-State-Tree': state });
    expect(response.status).toBe(400);
    expect(JSON.parse(response.body)).toMatchObject({ code: 'bad_request', retry: 'after_fix' });
    const id = response.headers.get('x-request-id') ?? '';
    expect(response.body).toContain(`urn:uuid:${id}`);
    expect(web.logs()).toContain(id);
  });
});

describe('fields that parts of Next send to each other are ignored when a client sends them', () => {
  test.each([
    ['X-Middleware-Prefetch', '1'],
    ['X-Middleware-Subrequest', 'src/proxy:src/proxy:src/proxy:src/proxy:src/proxy'],
    ['X-Middleware-Rewrite', '/account'],
    ['X-Middleware-Next', '1'],
    ['X-Middleware-Override-Headers', PAGE_CONTEXT],
    [`X-Middleware-Request-${PAGE_CONTEXT}`, '%7B%7D'],
    ['X-Invoke-Path', '/account'],
    ['X-Invoke-Status', '500'],
    ['X-Invoke-Error', '%'],
    ['X-Matched-Path', '/account'],
    ['X-Now-Route-Matches', '1=x'],
    ['X-Nextjs-Data', '1'],
    ['X-Nextjs-Request-Id', '%'],
    ['X-Nextjs-Html-Request-Id', '%'],
    ['Next-Resume', '1'],
    ['Next-Action', 'x'],
    ['Next-Hmr-Refresh', '1'],
  ])('%s: %s', async (name, value) => {
    for (const [path, status] of [
      ['/login', 200],
      ['/account', 401],
      ['/nothing', 404],
    ] as const) {
      const response = await at(`GET ${path}`, { ...BROWSER, [name]: value });
      expect([response.status, typeOf(response)]).toEqual([status, HTML]);
    }
  });
});

test.each([
  '/login.rsc',
  '/account.rsc',
  '/errors/not-found.rsc',
  '/login.segments/_tree.segment.rsc',
])('a path that asks for the router’s format is 404: %s', async (path) => {
  const response = await at(`GET ${path}`, BROWSER);
  expect([response.status, typeOf(response)]).toEqual([404, HTML]);
  const problem = await at(`GET ${path}`, { Accept: '*/*' });
  expect([problem.status, typeOf(problem)]).toEqual([404, 'application/problem+json']);
});
