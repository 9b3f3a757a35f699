import { ownFields } from '@repo/errors';
import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
import { PAGE_CONTEXT, readPageContext } from '../../src/page-context/page-context';
import { pageHeaders } from '../../src/proxy/page-headers';
import { loadRequestContext, newRequestContext } from '../../src/proxy/request-context';

const own = ownFields.map(({ field }) => field);

const sent = {
  accept: 'text/html',
  authorization: 'Bearer stolen',
  'proxy-authorization': 'Basic stolen',
  ...Object.fromEntries(own.map((field) => [field, 'stolen'])),
  'x-user-id': 'admin',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'https',
  'x-forwarded-for': '203.0.113.9, 127.0.0.1',
  'x-forwarded-prefix': '/evil',
  forwarded: 'for=203.0.113.9',
  [PAGE_CONTEXT]: 'forged',
  'content-security-policy': "script-src 'unsafe-inline'",
};

test('a page sees no field that a client could forge, and only the page context of the proxy (OWASP ASVS 4.1.3)', async () => {
  const request = new NextRequest('http://localhost:3000/account?a=1', { headers: sent });
  const context = newRequestContext(request);
  await loadRequestContext(context);
  const inside = await pageHeaders(context, {});
  for (const name of ['authorization', 'proxy-authorization', ...own, 'x-user-id', 'forwarded']) {
    expect(inside.get(name)).toBeNull();
  }
  expect(inside.get('x-forwarded-prefix')).toBeNull();
  expect(inside.get('x-forwarded-host')).toBe('localhost:3000');
  expect(inside.get('x-forwarded-proto')).toBe('http');
  expect(inside.get('x-forwarded-for')).toBe('203.0.113.9');
  expect(inside.get('content-security-policy')).toContain(`'nonce-${context.nonce}'`);
  expect(inside.get('content-security-policy')).not.toContain('unsafe-inline');
  expect(readPageContext(inside.get(PAGE_CONTEXT))).toEqual({
    requestId: context.caller.requestId,
    address: '/account?a=1',
    checksCookies: true,
  });
  expect(inside.get('accept')).toBe('text/html');
});
