import { v7 as uuidv7 } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import { makeKey } from '../../src/api-keys/key.js';
import { corsFor } from '../../src/http/cors.js';
import {
  apiKey,
  bearer,
  bearerChallenge,
  expectRefusal,
  members,
  profileChallenges,
  testApi,
  USER,
} from '../api.js';
import { createKey } from './create-key.js';

const api = testApi();
let token: string;
let right: { id: string; key: string };
beforeAll(async () => {
  token = api.user.accessToken;
  right = await createKey(api, token);
});

const disable = (at: 'now()' | 'NULL') =>
  api.pool.query(`UPDATE users SET disabled_at = ${at} WHERE email = $1`, [USER]);
const profile = (key: string) => api.get('/user/profile', ...apiKey(key));
/** The route's challenges. None says what was wrong with a key: the scheme has no parameter for it. */
const challenges = profileChallenges();

/** Makes a well-formed key with this id and a secret that was never issued. */
const forged = makeKey;

test.each(['X-API-Key', 'x-api-key'])('a key in %s opens the route', async (name) => {
  const response = await api.get('/user/profile', name, right.key);
  expect(members(response)).toMatchObject({ email: USER });
});

test('a page of another origin may send X-API-Key (Fetch §4.8)', () => {
  const origin = 'https://app.example.com';
  const { fields } = corsFor([origin])('OPTIONS', () => origin);
  expect(fields['access-control-allow-headers']).toMatch(/\bX-API-Key\b/);
});

test.each(['ApiKey', 'apikey', 'APIKEY'])(
  'a key with the scheme %s opens the route: case does not matter (RFC 9110 §11.1)',
  async (scheme) => {
    const response = await api.get('/user/profile', 'authorization', `${scheme} ${right.key}`);
    expect(response.status).toBe(200);
  },
);

test('unknown, malformed, forged and revoked keys get the same response', async () => {
  const ended = await createKey(api, token);
  await api.send(`/api-keys/${ended.id}`, { method: 'DELETE', headers: bearer(token) });
  const responses = await Promise.all(
    [
      forged(uuidv7()),
      forged(right.id),
      ended.key,
      `${right.key}0`,
      right.key.slice(0, -1),
      right.key.toUpperCase(),
      right.key.replace('fk_', 'sk_'),
      `${right.key},${right.key}`,
      'fk_1_2',
      '',
      'x'.repeat(4000),
    ].map(profile),
  );
  const bodies = responses.map((response) => {
    expectRefusal(response, 'api_key_invalid', { challenges });
    return { ...members(response), instance: '' };
  });
  expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
});

test('a revoked key is refused from the next request on: no key is cached', async () => {
  const { id, key } = await createKey(api, token);
  for (const _ of [1, 2, 3]) expect((await profile(key)).status).toBe(200);
  await api.send(`/api-keys/${id}`, { method: 'DELETE', headers: bearer(token) });
  expectRefusal(await profile(key), 'api_key_invalid', { challenges });
});

test('a key is refused while its owner is disabled', async () => {
  await disable('now()');
  expectRefusal(await profile(right.key), 'api_key_invalid', { challenges });
  await disable('NULL');
  expect((await profile(right.key)).status).toBe(200);
});

test('only a request with the whole key learns that it has expired', async () => {
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  const { id, key } = await createKey(api, token, { expiresAt });
  expect((await profile(key)).status).toBe(200);
  await api.pool.query('UPDATE api_keys SET expires_at = now() WHERE id = $1', [id]);
  expectRefusal(await profile(key), 'api_key_expired', { challenges });
  expectRefusal(await profile(forged(id)), 'api_key_invalid', { challenges });
});

test('a key in the query is ignored, and refused beside one in the header (RFC 6750 §2)', async () => {
  const target = `/user/profile?api_key=${right.key}`;
  expectRefusal(await api.get(target), 'authentication_required', { challenges });
  expectRefusal(await api.get(target, ...apiKey(right.key)), 'multiple_credentials', {
    challenges: profileChallenges('invalid_request', 'More than one credential'),
  });
  expect(api.log.join('')).not.toContain(right.key.slice(36));
});

test('a key is sent once: not in two header lines, and not beside other credentials', async () => {
  for (const other of [
    apiKey(right.key),
    bearer(token),
    ['authorization', `ApiKey ${right.key}`],
  ]) {
    expectRefusal(
      await api.get('/user/profile', ...apiKey(right.key), ...other),
      'multiple_credentials',
      {
        challenges: profileChallenges('invalid_request', 'More than one credential'),
      },
    );
  }
});

test('a key is no sign-in: the routes of sessions do not accept it (OWASP API2:2023, ASVS 7.2.2)', async () => {
  const response = await api.send('/auth/logout', { method: 'POST', headers: apiKey(right.key) });
  expectRefusal(response, 'authentication_required', { challenges: [bearerChallenge()] });
  const refresh = await api.send('/auth/refresh', { method: 'POST', headers: apiKey(right.key) });
  expectRefusal(refresh, 'authentication_required', { challenges: ['Bearer realm="refresh"'] });
  const signIn = await api.send('/auth/login', { method: 'POST', headers: apiKey(right.key) });
  expectRefusal(signIn, 'authentication_required', {
    challenges: [expect.any(String)],
  });
});

test('the log has the reason of each refusal, and no key', () => {
  const text = api.log.join('');
  for (const why of [
    'not a whole key',
    'unknown or revoked key',
    'wrong secret',
    'disabled user',
  ]) {
    expect(text).toContain(`"why":"${why}"`);
  }
  expect(text).not.toContain(right.key.slice(36));
});
