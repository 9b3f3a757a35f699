import { Pool } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import { makeKey as newKey } from '../../src/api-keys/key.js';
import {
  apiKey,
  bearer,
  expectRefusal,
  members,
  profileChallenges,
  testApi,
  USER,
} from '../api.js';
import { makeKey } from '../support/api-keys.js';

const api = testApi();
let token: string;
let right: { id: string; key: string };
beforeAll(async () => {
  token = api.user.accessToken;
  right = await makeKey(api, token);
});

const pool = () => api.app.get(Pool);
const disable = (at: 'now()' | 'NULL') =>
  pool().query(`UPDATE users SET disabled_at = ${at} WHERE email = $1`, [USER]);
const profile = (key: string) => api.get('/user/profile', ...apiKey(key));
/** A route's challenges: none says what was wrong with a key, and a key's own has no word for it. */
const challenges = profileChallenges();

/** A whole key, with this id and a secret that was never given out. */
const forged = newKey;

test.each(['X-API-Key', 'x-api-key'])('a key in %s opens the route', async (name) => {
  const answer = await api.get('/user/profile', name, right.key);
  expect(members(answer)).toMatchObject({ email: USER });
});

test.each(['ApiKey', 'apikey', 'APIKEY'])(
  'a key behind the scheme %s does too: case does not matter (RFC 9110 §11.1)',
  async (scheme) => {
    const answer = await api.get('/user/profile', 'authorization', `${scheme} ${right.key}`);
    expect(answer.status).toBe(200);
  },
);

test('a key opens the notes, and changes them', async () => {
  expect((await api.get('/notes', ...apiKey(right.key))).status).toBe(200);
  const written = await api.json('POST', '/notes', { title: 'x' }, ...apiKey(right.key));
  expect(written.status).toBe(201);
});

test('unknown, malformed, foreign and ended keys are all answered alike', async () => {
  const ended = await makeKey(api, token);
  await api.send(`/api-keys/${ended.id}`, { method: 'DELETE', headers: bearer(token) });
  const answers = await Promise.all(
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
  const bodies = answers.map((answer) => {
    expectRefusal(answer, 'api_key_invalid', { challenges });
    return { ...members(answer), instance: '' };
  });
  expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
});

test('an ended key is refused from the next request on: nothing is remembered', async () => {
  const { id, key } = await makeKey(api, token);
  for (const _ of [1, 2, 3]) expect((await profile(key)).status).toBe(200);
  await api.send(`/api-keys/${id}`, { method: 'DELETE', headers: bearer(token) });
  expectRefusal(await profile(key), 'api_key_invalid', { challenges });
});

test('a key goes with its owner, and comes back with them', async () => {
  await disable('now()');
  expectRefusal(await profile(right.key), 'api_key_invalid', { challenges });
  await disable('NULL');
  expect((await profile(right.key)).status).toBe(200);
});

test('that a key has expired is told to who holds all of it, and to nobody else', async () => {
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  const { id, key } = await makeKey(api, token, { expiresAt });
  expect((await profile(key)).status).toBe(200);
  await pool().query('UPDATE api_keys SET expires_at = now() WHERE id = $1', [id]);
  expectRefusal(await profile(key), 'api_key_expired', { challenges });
  expectRefusal(await profile(forged(id)), 'api_key_invalid', { challenges });
});

test('a key in the query is ignored, and beside one in the header one too many (RFC 6750 §2)', async () => {
  const target = `/user/profile?api_key=${right.key}`;
  expectRefusal(await api.get(target), 'authentication_required', { challenges });
  expectRefusal(await api.get(target, ...apiKey(right.key)), 'multiple_credentials', {
    challenges: profileChallenges('invalid_request', 'More than one credential'),
  });
  expect(api.log.join('')).not.toContain(right.key.slice(36));
});

test('a key comes once: not in two lines, and not beside another credential', async () => {
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

test('a key is no sign-in: it reaches nothing of a session (OWASP API2:2023)', async () => {
  const answer = await api.send('/auth/logout', { method: 'POST', headers: apiKey(right.key) });
  expectRefusal(answer, 'authentication_required', { challenges: ['Bearer realm="api"'] });
  const refresh = await api.send('/auth/refresh', { method: 'POST', headers: apiKey(right.key) });
  expectRefusal(refresh, 'authentication_required', { challenges: ['Bearer realm="refresh"'] });
  const signIn = await api.send('/auth/login', { method: 'POST', headers: apiKey(right.key) });
  expectRefusal(signIn, 'authentication_required', {
    challenges: ['Basic realm="api", charset="UTF-8"'],
  });
});

test('the log says which of the reasons it was, and no key', () => {
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
