import { beforeAll, expect, test } from 'vitest';
import { ADMIN, apiKey, bearer, bearerChallenge, expectRefusal, members, testApi } from '../api.js';
import { createKey, listKeys, requestKey } from './create-key.js';

const api = testApi();
let user: string;
let admin: string;
beforeAll(async () => {
  user = api.user.accessToken;
  ({ accessToken: admin } = await api.signIn(ADMIN));
});

const idsOf = (keys: readonly { id: string }[]) => keys.map(({ id }) => id);

const revoke = (id: string, token = user) =>
  api.send(`/api-keys/${id}`, { method: 'DELETE', headers: bearer(token) });

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

test('a key is shown once, when it is created (OWASP ASVS 11.5.1)', async () => {
  const expiresAt = inAnHour();
  const response = await requestKey(api, user, { name: 'CI', scopes: ['profile:read'], expiresAt });
  expect(response.status).toBe(201);
  const { key, ...kept } = members(response);
  expect(kept).toEqual({
    id: expect.any(String),
    name: 'CI',
    scopes: ['profile:read'],
    createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    expiresAt,
  });
  expect(key).toContain(String(kept['id']).replaceAll('-', ''));
  expect(await listKeys(api, user)).toContainEqual(kept);
  const { body } = await api.get('/api-keys', ...bearer(user));
  expect(body).not.toMatch(/"(?:key|secret|hash)/i);
  expect(body).not.toContain(String(key).slice(36));
  expect(api.log.join('')).not.toContain(String(key).slice(36));
});

test('neither a key nor its secret is stored, only a hash (OWASP ASVS 11.5.1)', async () => {
  const { id, key } = await createKey(api, user);
  const { rows } = await api.pool.query<{ row: string }>(
    `SELECT row_to_json(api_keys)::text || encode(secret_hash, 'escape') AS row
     FROM api_keys WHERE id = $1`,
    [id],
  );
  expect(rows).toHaveLength(1);
  for (const part of [key.slice(36, 52), key.slice(52, 68)]) {
    expect(rows[0]?.row).not.toContain(part);
  }
});

test('keys are listed newest first, and each user sees only their own', async () => {
  const before = idsOf(await listKeys(api, user));
  const { id: first } = await createKey(api, user);
  const { id: second } = await createKey(api, user);
  const { id: other } = await createKey(api, admin);
  expect(idsOf(await listKeys(api, user))).toEqual([second, first, ...before]);
  expect(idsOf(await listKeys(api, admin))).toEqual([other]);
});

test('a revoked key disappears from the list, and cannot be revoked again', async () => {
  const { id } = await createKey(api, user);
  const response = await revoke(id);
  expect([response.status, response.body]).toEqual([204, '']);
  expect(idsOf(await listKeys(api, user))).not.toContain(id);
  expectRefusal(await revoke(id), 'not_found');
});

test('another user’s key gets the same response as one that never existed (RFC 9110 §15.5.5)', async () => {
  const { id, key } = await createKey(api, admin);
  for (const unknown of [id, '0198c0de-0000-7000-8000-000000000001', 'x', id.toUpperCase()]) {
    expectRefusal(await revoke(unknown), 'not_found');
  }
  expect((await api.get('/user/profile', ...apiKey(key))).status).toBe(200);
});

test('keys are managed only with a session, never with a key (OWASP API2:2023)', async () => {
  const { id, key } = await createKey(api, user);
  const challenges = [bearerChallenge()];
  for (const credential of [apiKey(key), ['authorization', `ApiKey ${key}`]]) {
    for (const response of [
      await api.get('/api-keys', ...credential),
      await api.json('POST', '/api-keys', { name: 'x', scopes: ['profile:read'] }, ...credential),
      await api.send(`/api-keys/${id}`, { method: 'DELETE', headers: credential }),
      await api.get('/admin/users', ...credential),
    ]) {
      expectRefusal(response, 'authentication_required', { challenges });
    }
  }
});
