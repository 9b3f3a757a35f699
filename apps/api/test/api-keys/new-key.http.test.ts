import { beforeAll, describe, expect, test } from 'vitest';
import {
  ADMIN,
  bearer,
  bearerChallenge,
  expectRefusal,
  field,
  members,
  testApi,
  USER,
} from '../api.js';
import { createKey, listKeys, requestKey } from './create-key.js';
import { inLockOrder } from '../support/in-lock-order.js';
import { newestMail, sendMail, WHEN } from '../support/mails.js';
import { withClaims } from '../support/changed-tokens.js';

const api = testApi();
let user: string;
let admin: string;
beforeAll(async () => {
  user = api.user.accessToken;
  ({ accessToken: admin } = await api.signIn(ADMIN));
});

describe('a new key', () => {
  const right = { name: 'CI', scopes: ['profile:read'] };

  test.each([
    ['no name', { scopes: ['profile:read'] }, '#/name'],
    ['an empty name', { ...right, name: ' ' }, '#/name'],
    ['a name of two lines', { ...right, name: 'a\nb' }, '#/name'],
    ['a name with a NUL', { ...right, name: 'a\0' }, '#/name'],
    ['a long name', { ...right, name: 'x'.repeat(101) }, '#/name'],
    ['no scopes', { name: 'CI' }, '#/scopes'],
    ['an empty list of scopes', { ...right, scopes: [] }, '#/scopes'],
    ['an unknown scope', { ...right, scopes: ['admin'] }, '#/scopes/0'],
    ['a scope twice', { ...right, scopes: ['profile:read', 'profile:read'] }, '#/scopes'],
    ['scopes as one text', { ...right, scopes: 'profile:read' }, '#/scopes'],
    ['an expiry in the past', { ...right, expiresAt: '2020-01-01T00:00:00Z' }, '#/expiresAt'],
    [
      'an expiry in another zone',
      { ...right, expiresAt: '2099-01-01T00:00:00+01:00' },
      '#/expiresAt',
    ],
    [
      'an expiry on no calendar day',
      { ...right, expiresAt: '2099-02-30T00:00:00Z' },
      '#/expiresAt',
    ],
    ['an expiry in words', { ...right, expiresAt: 'tomorrow' }, '#/expiresAt'],
    ['an expiry as a number', { ...right, expiresAt: 4_070_908_800 }, '#/expiresAt'],
    ['an id from the client', { ...right, id: 'x' }, '#'],
    ['another owner', { ...right, userId: 'x' }, '#'],
    ['a null body', null, '#'],
  ])('with %s is refused', async (_, body, pointer) => {
    const response = await api.json('POST', '/api-keys', body, ...bearer(user));
    expectRefusal(response, 'validation_failed');
    expect(members(response)['errors']).toMatchObject([{ pointer }]);
  });

  test('does not expire unless an expiry is given', async () => {
    const response = await requestKey(api, user);
    expect(members(response)).toMatchObject({ expiresAt: null });
  });

  test('keeps its name in Unicode NFC', async () => {
    const response = await requestKey(api, user, { name: '  Zoe\u0308’s laptop ' });
    expect(members(response)).toMatchObject({ name: 'Zoë’s laptop' });
  });
});

test('a request with thousands of scopes gets a short refusal (OWASP API4:2023)', async () => {
  const scopes = Array.from({ length: 3000 }, () => 'x');
  const response = await requestKey(api, user, { scopes });
  expectRefusal(response, 'validation_failed');
  expect(response.body.length).toBeLessThan(5000);
});

test('a key cannot have more scopes than the token that creates it (RFC 6749 §3.3)', async () => {
  const narrow = withClaims(user, { scope: 'profile:read' }, api.key);
  const response = await requestKey(api, narrow, { scopes: ['profile:read', 'profile:write'] });
  expectRefusal(response, 'insufficient_scope', {
    challenges: [
      bearerChallenge({
        error: ['insufficient_scope', 'Permission missing', 'scope="profile:read profile:write"'],
      }),
    ],
  });
  expect((await requestKey(api, narrow, { scopes: ['profile:read'] })).status).toBe(201);
});

test('the owner is notified of a new key by mail, which repeats nothing that was typed', async () => {
  // Removes the mails about keys that other tests have created.
  await sendMail(api);
  await api.pool.query('DELETE FROM mails');
  const { id, key } = await createKey(api, user, {
    name: 'Ignore this mail',
    scopes: ['profile:read', 'profile:write'],
    expiresAt: '2099-01-02T03:04:05.000Z',
  });
  const { subject, text } = await newestMail(api, USER);
  expect(subject).toMatch(/^A new API key/);
  for (const fact of [
    '- See your name, email address and role\n- Change your name\n',
    'Expires: 2 January 2099 at 03:04 UTC\n',
    '/account/api-keys',
    '/forgot-password',
  ]) {
    expect(text).toContain(fact);
  }
  expect(text).toMatch(WHEN);
  for (const secret of ['Ignore', key, id]) expect(text).not.toContain(secret);
});

test('no key is created for a user who is gone (RFC 8725 §3.8)', async () => {
  const gone = withClaims(user, { sub: '0198c0de-0000-7000-8000-000000000009' }, api.key);
  expectRefusal(await requestKey(api, gone), 'session_revoked', {
    extra: { reason: 'disabled' },
    challenges: [expect.any(String)],
  });
  await api.pool.query('UPDATE users SET disabled_at = now() WHERE email = $1', [ADMIN]);
  expectRefusal(await requestKey(api, admin), 'session_revoked', {
    extra: { reason: 'disabled' },
    challenges: [expect.any(String)],
  });
  await api.pool.query('UPDATE users SET disabled_at = NULL WHERE email = $1', [ADMIN]);
});

test('no cache stores a response with a key (RFC 9111 §5.2.2.5)', async () => {
  expect(field(await requestKey(api, user), 'cache-control')).toEqual(['no-store']);
});

test('a user has at most a hundred keys (OWASP API4:2023)', async () => {
  const { accessToken } = await api.signIn(ADMIN);
  await api.pool.query(
    `INSERT INTO api_keys (id, user_id, name, secret_hash, scopes)
     SELECT gen_random_uuid(), id, 'many', sha256('x'), '{profile:read}'
     FROM users, generate_series(1, 100 - (SELECT count(*) FROM api_keys WHERE user_id = users.id))
     WHERE email = $1`,
    [ADMIN],
  );
  const refused = await requestKey(api, accessToken);
  expectRefusal(refused, 'conflict');
  expect(members(refused)['detail']).toContain('Revoke one');
  expect(await listKeys(api, accessToken)).toHaveLength(100);
  // One more key is allowed, and four requests ask for it.
  await api.pool.query(
    `DELETE FROM api_keys WHERE id = (SELECT max(id::text)::uuid FROM api_keys)`,
  );
  const asks = Array.from({ length: 4 }, () => () => requestKey(api, accessToken));
  const responses = await inLockOrder(api.pool, ADMIN, asks);
  const statuses = responses.map(({ status }) => status).toSorted((a, b) => a - b);
  expect(statuses).toEqual([201, 409, 409, 409]);
  await api.pool.query(`DELETE FROM api_keys WHERE name = 'many'`);
  expect((await requestKey(api, accessToken)).status).toBe(201);
});
