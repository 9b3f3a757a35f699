import { describe, expect, test } from 'vitest';
import { bearer, members, refusal, tokensOf } from '../api.js';
import { labApi } from './lab-api.js';

const lab = labApi();

const profileOf = async (options: object) => {
  const { accessToken = '' } = await lab.credentials(options);
  return refusal(await lab.api.profile(accessToken));
};

describe('the credentials of a throw-away account have the requested fault and no other', () => {
  test.each([
    [{}, [200, undefined]],
    [{ signedIn: 'access_token_expired' }, [401, 'token_expired']],
    [{ accessToken: 'forged' }, [401, 'token_invalid']],
    [{ accessToken: 'foreign_audience' }, [401, 'token_invalid']],
    [{ accessToken: 'wrong_algorithm' }, [401, 'token_invalid']],
    [{ accessToken: 'narrow' }, [200, undefined]],
  ])('%j', async (options, expected) => {
    expect(await profileOf(options)).toEqual(expected);
  });

  test('a narrow token may not change the profile', async () => {
    const { accessToken = '' } = await lab.credentials({ accessToken: 'narrow' });
    const change = lab.api.json('PATCH', '/user/profile', { name: 'A' }, ...bearer(accessToken));
    expect(refusal(await change)).toEqual([403, 'insufficient_scope']);
  });

  test('an expired token can be refreshed, and the session of an old sign-in asks for the password', async () => {
    const expired = await lab.credentials({ signedIn: 'access_token_expired' });
    const tokens = tokensOf(await lab.api.refresh(expired['refreshToken'] ?? ''));
    expect((await lab.api.profile(tokens.accessToken)).status).toBe(200);

    const old = await lab.credentials({ role: 'admin', signedIn: 'step_up_due' });
    const { accessToken } = tokensOf(await lab.api.refresh(old['refreshToken'] ?? ''));
    const path = `/admin/users/${old['userId'] ?? ''}`;
    const change = await lab.api.json('PATCH', path, { role: 'admin' }, ...bearer(accessToken));
    expect(refusal(change)).toEqual([401, 'step_up_required']);
  });

  test('an old session has expired', async () => {
    const { refreshToken = '' } = await lab.credentials({ signedIn: 'session_expired' });
    expect(refusal(await lab.api.refresh(refreshToken))).toEqual([401, 'session_expired']);
  });
});

test('the account can sign in with its password, and has the role', async () => {
  const { email = '', password = '' } = await lab.credentials({ role: 'admin' });
  const signedIn = await lab.api.post('/auth/login', { email, password });
  const { accessToken } = tokensOf(signedIn);
  expect(members(await lab.api.profile(accessToken))).toMatchObject({ email, role: 'admin' });
  expect(email).toMatch(/^lab-[\da-f-]{36}@lab\.invalid$/);
});

test('a member or a value that is not known is refused', async () => {
  expect(refusal(await lab.make({ role: 'owner' }))).toEqual([422, 'validation_failed']);
  expect(refusal(await lab.make({ email: 'user@example.com' }))).toEqual([
    422,
    'validation_failed',
  ]);
});

const statusFor = async (host: string) =>
  (
    await lab.api.exchange(
      `POST /lab/credentials HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`,
    )
  )[0]?.status;

test('credentials are given only under our own host name (DNS rebinding)', async () => {
  expect(await statusFor('localhost')).toBe(201);
  expect(await statusFor('evil.example')).toBe(404);
});

test('the next experiment deletes old throw-away accounts and their mail, but no account of a person', async () => {
  const { pool } = lab.database;
  const { userId, email } = await lab.credentials();
  await pool.query(`UPDATE users SET created_at = created_at - interval '1 hour'`);
  await pool.query(
    `INSERT INTO mails (id, recipient, subject, text, created_at) VALUES
     (gen_random_uuid(), $1, 'old', '', now() - interval '1 hour'),
     (gen_random_uuid(), 'user@example.com', 'old', '', now() - interval '1 hour')`,
    [email],
  );
  const { userId: newest } = await lab.credentials();
  const users = await pool.query('SELECT id, email FROM users');
  expect(users.rows.map(({ id }) => id)).toContain(newest);
  expect(users.rows.map(({ id }) => id)).not.toContain(userId);
  expect(users.rows.map((row) => row.email)).toContain('user@example.com');
  const mails = await pool.query('SELECT recipient FROM mails');
  expect(mails.rows).toEqual([{ recipient: 'user@example.com' }]);
});

test('the newest accounts stay when there are too many', async () => {
  const { pool } = lab.database;
  await pool.query(`DELETE FROM users WHERE email LIKE 'lab-%'`);
  await pool.query(
    `INSERT INTO users (id, email, name, password_hash)
     SELECT id, 'lab-' || id || '@lab.invalid', 'x', 'x'
     FROM (SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid AS id FROM generate_series(1, 600) n) AS ids`,
  );
  await lab.credentials();
  const { rows } = await pool.query(
    `SELECT count(*)::int, min(id::text) AS oldest FROM users WHERE email LIKE 'lab-%'`,
  );
  expect(rows).toEqual([{ count: 501, oldest: '00000000-0000-7000-8000-000000000101' }]);
});

test('a program that asks for accounts without end is told to wait', async () => {
  await lab.database.pool.query(
    `UPDATE rate_limits SET points = 300, expire = expire + 60000 WHERE key LIKE 'lab:%'`,
  );
  expect(refusal(await lab.make())).toEqual([429, 'rate_limited']);
});
