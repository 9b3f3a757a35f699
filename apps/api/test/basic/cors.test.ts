import { expect, test } from 'vitest';
import { expectRefusal, field, testApi } from '../api.js';
import { basic } from './basic.js';

const ORIGIN = 'https://app.example.com';
const api = testApi({ CORS_ORIGINS: ORIGIN });

const change = (origin: string) =>
  api.json('PATCH', '/user/profile', { name: 'Uma' }, ...basic(), 'origin', origin);

test('a page of an allowed origin may send a change with Basic credentials; a page of any other origin may not (RFC 7617 §4)', async () => {
  expect((await change(ORIGIN)).status).toBe(200);
  const refused = await change('https://evil.example');
  expectRefusal(refused, 'csrf_rejected');
  expect(refused.lines.filter(([name]) => name.startsWith('access-control-'))).toEqual([]);
  expect(field(refused, 'vary')).toEqual(['Origin']);
});
