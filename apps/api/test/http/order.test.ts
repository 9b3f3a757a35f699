import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  ADMIN,
  basic,
  bearer,
  expectRefusal,
  field,
  profileChallenges,
  startTestApi,
  type TestApi,
} from '../api.js';

/*
 * What is wrong first is said first: the HTTP itself, the route, the body as bytes, the credentials, who it is, whether
 * they may, whether the values are valid. Each test here sends two faults that are neighbours in this order.
 */

let api: TestApi;
let user: string;
beforeAll(async () => {
  api = await startTestApi();
  ({ accessToken: user } = await api.signIn());
});
afterAll(() => api.close());

const BIG = 'x'.repeat(20_000);
const TEXT = ['content-type', 'text/plain'];
const JSON_TYPE = ['content-type', 'application/json'];
const TWO = [...bearer('a.b.c'), ...bearer('a.b.c')];
const FOREIGN = ['sec-fetch-site', 'cross-site'];

const patch = (body: string, ...headers: readonly string[]) =>
  api.send('/user/profile', { method: 'PATCH', headers, body });

test('the HTTP before the route', async () => {
  const long = 'x'.repeat(8001);
  const [twoHosts] = await api.exchange('GET /nothing HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n');
  expectRefusal(twoHosts, 'bad_request');
  const [tooLong] = await api.exchange(`GET /nothing?${long} HTTP/1.1\r\nHost: a\r\n\r\n`);
  expectRefusal(tooLong, 'uri_too_long');
  const [tooMany] = await api.exchange(`PUT /nothing HTTP/1.1\r\nX: ${long}${long}${long}\r\n\r\n`);
  expectRefusal(tooMany, 'header_fields_too_large');
  const [fragment] = await api.exchange('PUT /user/profile#x HTTP/1.1\r\nHost: a\r\n\r\n');
  expectRefusal(fragment, 'bad_request');
});

test('the route before the body', async () => {
  const missing = await api.send('/nothing', { method: 'POST', headers: TEXT, body: BIG });
  expectRefusal(missing, 'not_found');
  const wrong = await api.send('/user/profile', { method: 'PUT', headers: JSON_TYPE, body: '{' });
  expectRefusal(wrong, 'method_not_allowed');
});

test('the route before the credentials', async () => {
  expectRefusal(await api.get('/nothing', ...TWO), 'not_found');
  const wrong = await api.send('/user/profile', { method: 'DELETE', headers: TWO });
  expectRefusal(wrong, 'method_not_allowed');
});

test('of a body: its type, then its size, then what it says', async () => {
  expectRefusal(await patch(BIG, ...TEXT), 'unsupported_media_type');
  expectRefusal(await patch(BIG, ...JSON_TYPE), 'content_too_large');
});

test('the body as bytes before the credentials', async () => {
  expectRefusal(await patch('{}', ...TEXT, ...TWO), 'unsupported_media_type');
  expectRefusal(await patch(BIG, ...JSON_TYPE, ...TWO), 'content_too_large');
  expectRefusal(await patch('{', ...JSON_TYPE, 'authorization', 'Bearer'), 'malformed_json');
});

test('how the credentials came before whose they are', async () => {
  const [challenge = ''] = profileChallenges('invalid_request', 'More than one credential');
  const answer = await patch('{}', ...JSON_TYPE, ...TWO);
  expectRefusal(answer, 'multiple_credentials', { challenges: [challenge, expect.anything()] });
  const broken = await api.get('/user/profile', 'authorization', 'Bearer a.b.c d');
  expect(broken.status).toBe(400);
});

test('how many credentials came before whether they may', async () => {
  const credentials = { email: ADMIN, password: 'wrong' };
  const answer = await api.json('POST', '/auth/login', credentials, ...basic(), ...FOREIGN);
  expectRefusal(answer, 'multiple_credentials');
});

test('who it is before whether they may', async () => {
  expectRefusal(await api.get('/admin/users', ...bearer(`${user}=`)), 'token_malformed', {
    challenges: [
      'Bearer realm="api", error="invalid_token", error_description="Access token malformed"',
    ],
  });
  const answer = await patch('{"name":"x"}', ...JSON_TYPE, ...basic(ADMIN, 'wrong'), ...FOREIGN);
  expectRefusal(answer, 'invalid_credentials', { challenges: profileChallenges() });
});

test('who it is before what they want', async () => {
  const nobody = await patch('{"x":1}', ...JSON_TYPE);
  expectRefusal(nobody, 'authentication_required', { challenges: profileChallenges() });
  const nothing = await api.send('/auth/login', { method: 'POST' });
  expectRefusal(nothing, 'authentication_required', {
    challenges: ['Basic realm="api", charset="UTF-8"'],
  });
});

test('whether they may before what they want', async () => {
  const answer = await patch('{"x":1}', ...JSON_TYPE, ...basic(), ...FOREIGN);
  expectRefusal(answer, 'csrf_rejected');
  const listing = await api.get('/admin/users?limit=none', ...bearer(user));
  expectRefusal(listing, 'insufficient_role', { extra: { requiredRole: 'admin' } });
});

test('a 403 is the same when it is asked again, and other credentials open the route (RFC 9110 §15.5.4)', async () => {
  for (const _ of [1, 2]) {
    const answer = await api.get('/admin/users', ...bearer(user));
    expectRefusal(answer, 'insufficient_role');
    expect(field(answer, 'www-authenticate')).toEqual([]);
  }
  const { accessToken } = await api.signIn(ADMIN);
  expect((await api.get('/admin/users', ...bearer(accessToken))).status).toBe(200);
  expectRefusal(
    await api.get('/admin/users?limit=none', ...bearer(accessToken)),
    'validation_failed',
  );
});
