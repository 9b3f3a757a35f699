import { expect, test } from 'vitest';
import { useWeb } from '../support/web';

const spoofed = {
  'x-forwarded-for': '203.0.113.9',
  'x-forwarded-host': 'evil.example',
  authorization: 'Bearer stolen',
  'x-api-key': 'fk_1_2',
  'x-user-id': 'admin',
};

const trusting = useWeb();
const wary = useWeb({ TRUST_PROXY: 'none' });

test('a trusted proxy names the person’s address, and the API is told (so that its limits count people)', async () => {
  const visitor = trusting.visitor();
  await visitor.signIn({}, { 'x-forwarded-for': '198.51.100.1, 203.0.113.9' });
  expect(trusting.api.seen.at(-1)?.headers['x-forwarded-for']).toBe('203.0.113.9');
});

test.each([
  ['203.0.113.7:51234', '203.0.113.7'],
  ['"203.0.113.7"', '203.0.113.7'],
  ['203.0.113.7,', '203.0.113.7'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['[2001:db8::1]:443', '2001:db8::1'],
])('an address is read as proxies write it: %s', async (written, address) => {
  await trusting.visitor().signIn({}, { 'x-forwarded-for': written });
  expect(trusting.api.seen.at(-1)?.headers['x-forwarded-for']).toBe(address);
});

test('from anybody else the connection’s own address counts, whatever the field says', async () => {
  const visitor = wary.visitor();
  await visitor.signIn({}, spoofed);
  await visitor.get('/account', spoofed);
  expect(wary.api.seen.length).toBe(2);
  for (const { headers } of wary.api.seen) {
    expect(headers['x-forwarded-for']).toMatch(/^(?:127\.0\.0\.1|::1)$/);
  }
});

test('credentials of the API that a client sends here go nowhere (RFC 9110 §11.6.2)', async () => {
  const visitor = wary.visitor();
  expect((await visitor.get('/account', spoofed)).status).toBe(401);
  await visitor.signIn({}, spoofed);
  await visitor.get('/account', spoofed);
  for (const { headers } of wary.api.seen) {
    expect(headers.authorization ?? '').not.toContain('stolen');
    expect(headers['x-api-key']).toBeUndefined();
    expect(headers['x-user-id']).toBeUndefined();
  }
});
