import { beforeEach, expect, test } from 'vitest';
import { PAGE_CONTEXT } from '../../src/page-context/page-context';
import { REQUEST_ID } from '../../src/request-id';
import { filledIn } from '../support/forms';
import { good, refuse, user } from '../support/stub-api';
import type { Visitor } from '../support/visitor';
import { useWeb } from '../support/web';

const web = useWeb();
let visitor: Visitor;

/** An invalid date. The proxy accepts it, because it is a string, but the page throws when it formats it. */
const NO_DAY = 'no day';

const answerNoDay = () => {
  web.api.script = ({ path }, response) => {
    if (path !== '/user/profile') return false;
    good(response, 'GET /user/profile', { ...user, createdAt: NO_DAY });
    return true;
  };
};

beforeEach(async () => {
  visitor = web.visitor();
  await visitor.signIn();
});

test('a page that throws is 500 at its own address, complete without scripts (RFC 9110 §15.6.1)', async () => {
  answerNoDay();
  const response = await visitor.get('/account?tab=1');
  const html = await response.text();
  expect(response.status).toBe(500);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(html).toMatch(/<h1[^>]*>Something went wrong on our side\.<\/h1>/);
  expect(html).toMatch(/<a href="\/account\?tab=1"[^>]*>Try again</);
  expect(html).toContain(response.headers.get('x-request-id'));
});

test('the cause is not sent but logged once, under the request id on the page', async () => {
  answerNoDay();
  const response = await visitor.get('/account');
  const all = (await response.text()) + JSON.stringify([...response.headers]);
  expect(all).not.toMatch(/RangeError|Invalid time|node_modules|\.js:\d/);
  const id = response.headers.get('x-request-id') ?? '';
  const lines = web.logs().split('\n');
  const told = lines.filter((line) => line.startsWith('{') && line.includes(id));
  expect(told.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({
      level: 'error',
      event: 'page_failed',
      requestId: id,
      cause: expect.stringContaining('RangeError'),
    }),
  ]);
});

test('a program gets the problem of a page that throws (RFC 9457 §3)', async () => {
  answerNoDay();
  const response = await visitor.get('/account', { 'sec-fetch-dest': 'empty' });
  expect(response.status).toBe(500);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({
    code: 'internal_error',
    instance: `urn:uuid:${response.headers.get('x-request-id')}`,
  });
});

test('HEAD is answered as GET is, without a body (RFC 9110 §9.3.2)', async () => {
  answerNoDay();
  const response = await visitor.send('/account', {
    method: 'HEAD',
    headers: { accept: 'text/html', 'sec-fetch-dest': 'document' },
  });
  expect(response.status).toBe(500);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await response.text()).toBe('');
});

test('a page that throws after its form was sent is 500, and the form runs once', async () => {
  const html = await (await visitor.get('/account')).text();
  web.api.script = ({ path, method }, response) => {
    if (path !== '/user/profile') return false;
    if (method === 'PATCH') refuse(response, 'validation_failed', { errors: [] });
    else good(response, 'GET /user/profile', { ...user, createdAt: NO_DAY });
    return true;
  };
  const response = await visitor.post('/account', filledIn(html, { name: 'Grace' }));
  expect(response.status).toBe(500);
  expect(await response.text()).toMatch(/<a href="\/account"[^>]*>Try again</);
  expect(web.api.seen.filter(({ method }) => method === 'PATCH')).toHaveLength(1);
});

test('a session that was refreshed before the page threw reaches the browser', async () => {
  const other = web.visitor();
  await other.signIn();
  await other.letTimePass();
  const before = other.cookies.get('session');
  answerNoDay();
  expect((await other.get('/account')).status).toBe(500);
  expect(other.cookies.get('session')).not.toBe(before);
  web.api.reset();
  expect((await other.get('/account')).status).toBe(200);
  expect(web.api.calls('/auth/refresh')).toEqual([]);
});

test.each(['gzip', 'identity'])(
  'the error page is complete and not compressed, whatever encoding Next would use: %s',
  async (coding) => {
    answerNoDay();
    const response = await visitor.get('/account', { 'accept-encoding': coding });
    expect(response.status).toBe(500);
    expect(response.headers.get('content-encoding')).toBeNull();
    const html = await response.text();
    expect(html).toMatch(/^<!doctype html>[^]*<\/html>\n$/);
    expect(html).not.toContain('<script');
    const nonce = /<style nonce="(\w+)">/.exec(html)?.[1];
    expect(response.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
  },
);

test('the error page has the header fields that every page has, and a complete Vary', async () => {
  answerNoDay();
  const { headers } = await visitor.get('/account');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  const vary = headers.get('vary')?.toLowerCase().split(', ');
  expect(vary).toEqual(expect.arrayContaining(['cookie', 'accept', 'sec-fetch-dest']));
  expect([...headers.keys()].filter((name) => /^x-(?:middleware|next)/.test(name))).toEqual([]);
});

test('a client cannot forge the fields that the server and the proxy set', async () => {
  const forged = encodeURIComponent(JSON.stringify({ requestId: 'forged', address: '/' }));
  const fields = { [REQUEST_ID]: 'forged', 'x-request-id': 'forged', [PAGE_CONTEXT]: forged };
  expect((await visitor.get('/account', fields)).status).toBe(200);
  answerNoDay();
  const response = await visitor.get('/account', fields);
  expect(response.status).toBe(500);
  expect(await response.text()).toMatch(/<h1[^>]*>Something went wrong on our side\.<\/h1>/);
  expect(response.headers.get('x-request-id')).not.toBe('forged');
  expect(web.logs()).not.toContain('forged');
});
