import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
import { HANDOVER, readHandover } from '../../src/page-context/page-context';
import { headersInside } from '../../src/proxy/page-headers';
import { loadVisit, newVisit } from '../../src/proxy/request-context';

const sent = {
  accept: 'text/html',
  authorization: 'Bearer stolen',
  'proxy-authorization': 'Basic stolen',
  'x-api-key': 'fk_1_2',
  'x-user-id': 'admin',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'https',
  'x-forwarded-for': '203.0.113.9, 127.0.0.1',
  'x-forwarded-prefix': '/evil',
  forwarded: 'for=203.0.113.9',
  'x-door': 'forged',
  'content-security-policy': "script-src 'unsafe-inline'",
};

test('a page sees of a request what the door let through, and what only the door can say (OWASP ASVS 4.1.3)', async () => {
  const request = new NextRequest('http://localhost:3000/account?a=1', { headers: sent });
  const visit = newVisit(request);
  await loadVisit(visit);
  const inside = await headersInside(visit, {});
  for (const name of [
    'authorization',
    'proxy-authorization',
    'x-api-key',
    'x-user-id',
    'forwarded',
  ]) {
    expect(inside.get(name)).toBeNull();
  }
  expect(inside.get('x-forwarded-prefix')).toBeNull();
  expect(inside.get('x-forwarded-host')).toBe('localhost:3000');
  expect(inside.get('x-forwarded-proto')).toBe('http');
  expect(inside.get('x-forwarded-for')).toBe('203.0.113.9');
  expect(inside.get('content-security-policy')).toContain(`'nonce-${visit.nonce}'`);
  expect(inside.get('content-security-policy')).not.toContain('unsafe-inline');
  expect(readHandover(inside.get(HANDOVER))).toEqual({
    requestId: visit.caller.requestId,
    address: '/account?a=1',
    testsCookies: true,
  });
  expect(inside.get('accept')).toBe('text/html');
});
