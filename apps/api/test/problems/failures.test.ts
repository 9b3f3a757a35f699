import { HttpException } from '@nestjs/common';
import { expect, test, vi } from 'vitest';
import { Accounts } from '../../src/accounts/accounts.js';
import { DatabaseUnavailable } from '../../src/database/outages.js';
import { bearer, expectRefusal, field, members, profileChallenges, testApi } from '../api.js';
import { send } from '../support/response.js';
import { check } from '../support/check.js';

const api = testApi();

/** Sends a request during which something is thrown, and returns the response. */
async function responseTo(thrown: unknown) {
  vi.spyOn(api.app.get(Accounts), 'profileOf').mockRejectedValueOnce(thrown);
  const headers = bearer(api.user.accessToken);
  const response = await send(api.port, '/user/profile', { headers });
  // Not compared with the OpenAPI document, which has none of these problems: our own code throws none of them.
  await check(response);
  return response;
}

const errorLines = () =>
  api.log
    .map((line): unknown => JSON.parse(line))
    .filter((line) => Reflect.get(Object(line), 'level') === 50);

test('500: an unexpected error is not revealed, is logged once, and stops nothing (OWASP ASVS 16.5.1, 16.3.4, RFC 9457 §5)', async () => {
  const before = errorLines().length;
  const error = Object.assign(new Error('canary: SELECT secret'), { parameters: ['canary'] });
  const response = await responseTo(error);
  expectRefusal(response, 'internal_error');
  expect(response.body).not.toMatch(/canary|Error:|\.js|\.ts|node_modules/);
  const id = String(field(response, 'x-request-id')[0]);
  const lines = errorLines().slice(before);
  expect(lines).toMatchObject([
    { requestId: id, err: { type: 'Error', message: 'canary: SELECT secret' } },
  ]);
  // A driver's error holds the values of the query, which must not be logged.
  expect(JSON.stringify(lines)).not.toContain('parameters');
  expect((await api.get('/user/profile', ...bearer(api.user.accessToken))).status).toBe(200);
});

test.each([['text'], [undefined], [null], [{ status: 200 }]])(
  '500: %s, thrown instead of an error',
  async (thrown) => {
    expectRefusal(await responseTo(thrown), 'internal_error');
  },
);

test.each([
  [404, 'not_found'],
  [400, 'bad_request'],
  [403, 'bad_request'],
  [418, 'bad_request'],
  [422, 'bad_request'],
  [500, 'internal_error'],
  [502, 'internal_error'],
  [503, 'service_unavailable'],
] as const)('an exception of Nest with status %d gets the code %s', async (status, code) => {
  const response = await responseTo(new HttpException('canary', status));
  expect(response.status).toBe(status);
  expectRefusal(response, code);
  expect(response.body).not.toContain('canary');
});

test('an UnauthorizedException of Nest is challenged too (RFC 9110 §15.5.2)', async () => {
  const response = await responseTo(new HttpException('canary', 401));
  expect(members(response)['code']).toBe('authentication_required');
  expect(field(response, 'www-authenticate')).toEqual(profileChallenges());
});

test('503: an outage of the database is not a refusal of the user', async () => {
  const response = await responseTo(
    new DatabaseUnavailable('canary', { cause: new Error('canary') }),
  );
  expectRefusal(response, 'service_unavailable', { extra: { retryAfter: 5 } });
  expect(response.body).not.toContain('canary');
});

test('500: a refused connection elsewhere is no outage of the database', async () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  expectRefusal(await responseTo(refused), 'internal_error');
  expectRefusal(await responseTo(new Error('no mail', { cause: refused })), 'internal_error');
});

test('500: a query that the database rejects', async () => {
  const pool = api.pool;
  await pool.query('ALTER TABLE users RENAME TO others');
  const response = await api.get('/user/profile', ...bearer(api.user.accessToken));
  await pool.query('ALTER TABLE others RENAME TO users');
  expectRefusal(response, 'internal_error');
});
