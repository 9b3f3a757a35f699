import { expect, test } from 'vitest';
import { field, startTestApi, testApi } from '../api.js';

const api = testApi();

test('each request gets a new id from the server, which ignores any id that the client sends', async () => {
  const sent = '01890000-0000-7000-8000-000000000000';
  const responses = [
    await api.get('/user/profile', 'x-request-id', sent),
    await api.get('/user/profile', 'request-id', sent, 'x-correlation-id', sent),
  ];
  const ids = responses.map((response) => field(response, 'x-request-id')[0]);
  expect(new Set([...ids, sent]).size).toBe(3);
});

test('a browser renders no response of the API, and runs nothing in it (ASVS 3.2.1)', async () => {
  for (const target of ['/health/live', '/user/profile', '/nothing']) {
    const response = await api.get(target);
    expect(field(response, 'x-content-type-options')).toEqual(['nosniff']);
    expect(field(response, 'content-security-policy')).toEqual([
      "default-src 'none'; frame-ancestors 'none'; sandbox",
    ]);
  }
});

test('HSTS is sent over https and not over http (RFC 6797 §7.2)', async () => {
  expect(field(await api.get('/health/live'), 'strict-transport-security')).toEqual([]);
  const secure = await startTestApi({ API_ORIGIN: 'https://api.example.com' });
  for (const target of ['/health/live', '/user/profile', '/health/%zz']) {
    const [value] = field(await secure.get(target), 'strict-transport-security');
    expect(value).toMatch(/^max-age=\d{8}; includeSubDomains$/);
  }
  await secure.close();
});
