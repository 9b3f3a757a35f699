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
const untrusting = useWeb({ TRUST_PROXY: 'none' });

test('the API gets the address of the client from a trusted proxy, so that its limits count clients', async () => {
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
])('an address is read in each format that proxies write: %s', async (written, address) => {
  await trusting.visitor().signIn({}, { 'x-forwarded-for': written });
  expect(trusting.api.seen.at(-1)?.headers['x-forwarded-for']).toBe(address);
});

test('without a trusted proxy the address of the connection counts, whatever X-Forwarded-For says', async () => {
  const visitor = untrusting.visitor();
  await visitor.signIn({}, spoofed);
  await visitor.get('/account', spoofed);
  expect(untrusting.api.seen.length).toBe(2);
  for (const { headers } of untrusting.api.seen) {
    expect(headers['x-forwarded-for']).toMatch(/^(?:127\.0\.0\.1|::1)$/);
  }
});

test('credentials of the API that a client sends to the web server are not passed on (RFC 9110 §11.6.2, RFC 9700 §4.13)', async () => {
  const visitor = untrusting.visitor();
  expect((await visitor.get('/account', spoofed)).status).toBe(401);
  await visitor.signIn({}, spoofed);
  await visitor.get('/account', spoofed);
  for (const { headers } of untrusting.api.seen) {
    expect(headers.authorization ?? '').not.toContain('stolen');
    expect(headers['x-api-key']).toBeUndefined();
    expect(headers['x-user-id']).toBeUndefined();
  }
});
