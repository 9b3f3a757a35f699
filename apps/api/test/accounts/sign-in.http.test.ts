import { DEMO_PASSWORD } from '@repo/db';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ApiProcess,
  bearer,
  field,
  refusal,
  startApiProcess,
  tokensOf,
  stableParts,
  USER,
} from '../api.js';
import { testDatabase } from '../support/database.js';
import { sessionIn, stateOf } from '../support/rows.js';
import { newKey } from '../support/keys.js';
import { accessParts, mint } from '../support/mint.js';

const EMAIL = USER;
const key = newKey();

const database = testDatabase();
let api: ApiProcess;

beforeAll(async () => {
  const env = { DATABASE_URL: database.url, JWT_PRIVATE_KEYS: JSON.stringify([key]) };
  api = await startApiProcess(env);
});
afterAll(() => api.close());

const login = (body?: unknown, ...headers: string[]) => api.post('/auth/login', body, ...headers);

describe('a sign-in', () => {
  test('gives tokens', async () => {
    const response = await login({ email: EMAIL, password: DEMO_PASSWORD });
    expect(field(response, 'cache-control')).toEqual(['no-store']);
    expect((await api.profile(tokensOf(response).accessToken)).status).toBe(200);
  });

  test('opens a new session each time (OWASP ASVS 7.2.4)', async () => {
    const [one, two] = [await api.signIn(), await api.signIn()];
    expect(sessionIn(one.accessToken)).not.toBe(sessionIn(two.accessToken));
    expect((await api.profile(one.accessToken)).status).toBe(200);
  });

  test('with the access token of an earlier session ends that session', async () => {
    const before = await api.signIn();
    const body = { email: 'admin@example.com', password: DEMO_PASSWORD };
    const now = tokensOf(await login(body, ...bearer(before.accessToken)));
    const revoked = [401, 'session_revoked', 'signed_out'];
    expect(refusal(await api.profile(before.accessToken))).toEqual(revoked);
    expect(refusal(await api.refresh(before.refreshToken))).toEqual(revoked);
    expect((await api.profile(now.accessToken)).status).toBe(200);
  });

  test('ends the earlier session also when its access token has expired', async () => {
    const before = sessionIn((await api.signIn()).accessToken);
    const hourAgo = Date.now() / 1000 - 3600;
    const claims = { iss: api.origin, aud: api.origin, sid: before };
    const expired = mint(accessParts(hourAgo, {}, claims), key);
    await login({ email: EMAIL, password: DEMO_PASSWORD }, ...bearer(expired));
    expect(await stateOf(database.pool, before)).toMatchObject({ reason: 'signed_out' });
  });

  test('that fails leaves the earlier session alone', async () => {
    const before = await api.signIn();
    await login({ email: EMAIL, password: 'wrong' }, ...bearer(before.accessToken));
    expect((await api.profile(before.accessToken)).status).toBe(200);
  });

  test('ignores a token that is not ours, and ends nothing', async () => {
    const other = sessionIn((await api.signIn()).accessToken);
    const claims = { iss: api.origin, aud: api.origin, sid: other };
    const forged = mint(accessParts(Date.now() / 1000, {}, claims), { ...newKey(), kid: key.kid });
    const body = { email: EMAIL, password: DEMO_PASSWORD };
    for (const token of [forged, 'nonsense'])
      expect((await login(body, ...bearer(token))).status).toBe(200);
    expect(await stateOf(database.pool, other)).toMatchObject({ reason: null });
  });
});

describe('a refused sign-in', () => {
  test('does not reveal whether the user exists or is disabled', async () => {
    await database.pool.query(
      `INSERT INTO users (id, email, name, password_hash, disabled_at)
       SELECT gen_random_uuid(), 'gone@example.com', name, password_hash, now() FROM users WHERE email = $1`,
      [EMAIL],
    );
    const responses = await Promise.all(
      [
        { email: EMAIL, password: 'wrong' },
        { email: 'nobody@example.com', password: DEMO_PASSWORD },
        { email: 'gone@example.com', password: DEMO_PASSWORD },
        { email: 'not an address', password: '' },
      ].map(async (body) => stableParts(await login(body))),
    );
    for (const response of responses) expect(response).toEqual(responses[0]);
    expect(responses[0]).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } });
  });

  test('has a challenge (RFC 9110 §15.5.2)', async () => {
    const response = await login({ email: EMAIL, password: 'wrong' });
    expect(field(response, 'www-authenticate')).toHaveLength(1);
  });

  test('without credentials is asked for them', async () => {
    expect(refusal(await login())).toEqual([401, 'authentication_required']);
    const { accessToken } = await api.signIn();
    expect(refusal(await login(undefined, ...bearer(accessToken)))).toEqual([
      401,
      'authentication_required',
    ]);
  });

  test.each([
    [{}],
    [{ email: EMAIL }],
    [{ email: EMAIL, password: { $ne: 1 } }],
    [{ email: [EMAIL], password: DEMO_PASSWORD }],
    [{ email: EMAIL, password: DEMO_PASSWORD, role: 'admin' }],
    [{ email: 'nul\u0000@example.com', password: DEMO_PASSWORD }],
    [[]],
    [null],
    ['x'],
  ])('is 422 if its body is not valid: %j', async (body) => {
    expect(refusal(await login(body))).toEqual([422, 'validation_failed']);
  });
});
