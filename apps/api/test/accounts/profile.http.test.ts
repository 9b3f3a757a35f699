import { DEMO_PASSWORD } from '@repo/db';
import { beforeAll, describe, expect, test } from 'vitest';
import { ADMIN, bearer, members, refusal, testApi } from '../api.js';

const api = testApi();
let token: string;

beforeAll(async () => {
  token = (await api.signIn()).accessToken;
});

const rename = (name: unknown) => api.json('PATCH', '/user/profile', { name }, ...bearer(token));

test('a profile shows a user their own data and nothing else (ASVS 15.3.1)', async () => {
  const own = {
    id: expect.any(String),
    email: 'user@example.com',
    name: 'Uma User',
    role: 'user',
    createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  };
  // Each response is compared with the document, which allows no other members.
  expect(members(await api.profile(token))).toMatchObject(own);
});

describe('a name', () => {
  test.each([
    ['Zoë', 'Zoë'],
    ['  Zoë  ', 'Zoë'],
    ['Zoe\u0308', 'Zoë'],
    ['👩‍👩‍👧 Nora', '👩‍👩‍👧 Nora'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ["'); DROP TABLE users; --", "'); DROP TABLE users; --"],
    ['𝒩'.repeat(100), '𝒩'.repeat(100)],
  ])('%j becomes %j (ASVS 1.2.4)', async (sent, kept) => {
    const response = await rename(sent);
    expect(members(response)).toMatchObject({ name: kept });
    expect(members(await api.profile(token))).toEqual(members(response));
  });

  test.each([
    [''],
    ['   '],
    ['x'.repeat(101)],
    ['two\nlines'],
    ['nul\u0000'],
    ['\u2028'],
    ['half \uD800 a pair'],
    [1],
    [null],
    [{ $ne: 1 }],
    [['Nora']],
  ])('%j is refused', async (name) => {
    const response = await rename(name);
    expect(refusal(response)).toEqual([422, 'validation_failed']);
    expect(members(response)).toMatchObject({ errors: [{ pointer: '#/name' }] });
  });

  test('is all that a user can change in their profile (OWASP API3:2023, ASVS 8.1.2, 8.2.3)', async () => {
    for (const body of [
      { name: 'Nora', role: 'admin' },
      { name: 'Nora', email: 'x@example.com' },
      {},
      [],
    ]) {
      const response = await api.json('PATCH', '/user/profile', body, ...bearer(token));
      expect(refusal(response)).toEqual([422, 'validation_failed']);
    }
    expect(members(await api.profile(token))).toMatchObject({ role: 'user' });
  });
});

test('a disabled user’s token gets the same response from every route (RFC 8725 §3.8)', async () => {
  const { accessToken, refreshToken } = await api.signIn(ADMIN);
  await api.pool.query('UPDATE users SET disabled_at = now() WHERE email = $1', [ADMIN]);
  const disabled = [401, 'session_revoked', 'disabled'];
  const ask = (method: string, path: string, body?: object) =>
    api.json(method, path, body, ...bearer(accessToken));
  const passwords = { currentPassword: DEMO_PASSWORD, newPassword: 'seven quiet herons' };
  for (const response of [
    await api.profile(accessToken),
    await ask('PATCH', '/user/profile', { name: 'Nora' }),
    await ask('POST', '/user/password', passwords),
    await ask('GET', '/admin/users'),
    // The refresh finds that the user is disabled, and ends the session.
    await api.refresh(refreshToken),
    await api.profile(accessToken),
  ]) {
    expect(refusal(response)).toEqual(disabled);
  }
  await api.pool.query('UPDATE users SET disabled_at = NULL WHERE email = $1', [ADMIN]);
});
