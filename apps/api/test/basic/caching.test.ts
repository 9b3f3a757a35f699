import { expect, test } from 'vitest';
import { field, testApi } from '../api.js';
import { basic } from './basic.js';

const api = testApi();

test('no cache stores a response to Basic (RFC 9111 §5.2.2.5)', async () => {
  for (const response of [
    await api.get('/user/profile', ...basic()),
    await api.json('PATCH', '/user/profile', { name: 'Uma' }, ...basic()),
  ]) {
    expect(response.status).toBe(200);
    expect(field(response, 'cache-control')).toEqual(['no-store']);
  }
});
