import { DEMO_PASSWORD, hashPassword } from '@repo/db';
import { beforeAll, expect, test } from 'vitest';
import {
  bearer,
  bearerChallenge,
  claimsOf,
  expectRefusal,
  field,
  members,
  testApi,
} from '../api.js';
import { afterStatement } from '../support/after-statement.js';
import { addRecentRoute, askRecent } from '../support/recent-route.js';
import { insertUser } from '../support/database.js';
import { age, sessionIn, stateOf } from '../support/rows.js';

addRecentRoute();
const api = testApi();
let email: string;
beforeAll(async () => {
  ({ email } = await insertUser(api.pool, { password: DEMO_PASSWORD }));
});

const confirm = (accessToken: string, body: object = { password: DEMO_PASSWORD }) =>
  api.json('POST', '/auth/reauthenticate', body, ...bearer(accessToken));

/** Opens a session, makes its sign-in an hour old, and returns tokens that say so. */
async function oldSession() {
  const { accessToken, refreshToken } = await api.signIn(email);
  await api.pool.query(
    `UPDATE sessions SET auth_time = auth_time - interval '1 hour' WHERE id = $1`,
    [sessionIn(accessToken)],
  );
  return refreshed(refreshToken);
}
const refreshed = async (refreshToken: string) =>
  tokensOf(await api.json('POST', '/auth/refresh', { refreshToken }));
function tokensOf(response: Awaited<ReturnType<typeof confirm>>) {
  const { accessToken, refreshToken } = members(response);
  return { accessToken: String(accessToken), refreshToken: String(refreshToken) };
}
const authTime = (token: string) => Number(claimsOf(token)['auth_time']);

test('entering the password again makes the sign-in recent, and the request then succeeds (RFC 9470 §5)', async () => {
  const old = await oldSession();
  expect((await askRecent(api, old.accessToken)).status).toBe(401);
  const response = await confirm(old.accessToken);
  expect(response.status).toBe(200);
  expect(field(response, 'cache-control')).toEqual(['no-store']);
  const { accessToken } = tokensOf(response);
  expect(authTime(accessToken)).toBeGreaterThan(authTime(old.accessToken) + 3000);
  expect((await askRecent(api, accessToken)).status).toBe(204);
});

test('the session keeps its generation, and its refresh token works', async () => {
  const old = await oldSession();
  const session = sessionIn(old.accessToken);
  const before = await stateOf(api.pool, session);
  const confirmed = tokensOf(await confirm(old.accessToken));
  expect(sessionIn(confirmed.accessToken)).toBe(session);
  expect(await stateOf(api.pool, session)).toEqual(before);
  // The earlier refresh token works too, so a client that lost the response is not taken for a thief.
  for (const { refreshToken } of [confirmed, old]) {
    const { accessToken } = await refreshed(refreshToken);
    expect(authTime(accessToken)).toBe(authTime(confirmed.accessToken));
  }
});

test('a wrong password is 422 without a challenge, and the session goes on', async () => {
  const old = await oldSession();
  const response = await confirm(old.accessToken, { password: 'a wrong one' });
  expectRefusal(response, 'password_incorrect');
  expect((await api.get('/user/profile', ...bearer(old.accessToken))).status).toBe(200);
  const { accessToken } = await refreshed(old.refreshToken);
  expect(authTime(accessToken)).toBe(authTime(old.accessToken));
});

test('a session that ends while the password is verified is not confirmed', async () => {
  const { accessToken } = await oldSession();
  const restore = afterStatement(
    'user_signing_in',
    () => api.send('/auth/logout', { method: 'POST', headers: bearer(accessToken) }),
    api.pool,
  );
  const response = await confirm(accessToken);
  restore();
  expectRefusal(response, 'session_revoked', {
    challenges: [expect.stringContaining('error="invalid_token"')],
    extra: { reason: 'signed_out' },
  });
});

test('an expired session is not confirmed, though its access token still lives', async () => {
  const { accessToken } = await oldSession();
  await age(api.pool, sessionIn(accessToken), 604_800);
  expectRefusal(await confirm(accessToken), 'session_expired', {
    challenges: [expect.stringContaining('error="invalid_token"')],
  });
});

test('a user who is disabled while the password is verified cannot confirm it', async () => {
  const pool = api.pool;
  const { accessToken } = await oldSession();
  const disabled = (at: string) =>
    pool.query(`UPDATE users SET disabled_at = ${at} WHERE email = $1`, [email]);
  const restore = afterStatement('user_signing_in', () => disabled('now()'), pool);
  const response = await confirm(accessToken);
  restore();
  await disabled('NULL');
  expectRefusal(response, 'password_incorrect');
});

test('a password that is changed while it is verified confirms nothing', async () => {
  const pool = api.pool;
  const { accessToken } = await oldSession();
  const { rows } = await pool.query('SELECT password_hash AS hash FROM users WHERE email = $1', [
    email,
  ]);
  const another = await hashPassword('another one altogether');
  const set = (hash: string) =>
    pool.query('UPDATE users SET password_hash = $2 WHERE email = $1', [email, hash]);
  const restore = afterStatement('user_signing_in', () => set(another), pool);
  const response = await confirm(accessToken);
  restore();
  await set(rows[0].hash);
  expectRefusal(response, 'password_incorrect');
  const aged = await pool.query(
    `SELECT auth_time < now() - interval '50 min' AS old FROM sessions WHERE id = $1`,
    [sessionIn(accessToken)],
  );
  expect(aged.rows).toEqual([{ old: true }]);
});

test('the body takes nothing but the password, and the route nothing but an access token', async () => {
  const { accessToken } = await api.signIn(email);
  expectRefusal(await confirm(accessToken, {}), 'validation_failed');
  expectRefusal(await confirm(accessToken, { password: 'x', email }), 'validation_failed');
  const anonymous = await api.json('POST', '/auth/reauthenticate', { password: DEMO_PASSWORD });
  expectRefusal(anonymous, 'authentication_required', { challenges: [bearerChallenge()] });
});
