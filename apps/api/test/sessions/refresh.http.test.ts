import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claimsOf, profile, refresh, refusal, send, signIn, tokensOf } from '../support/client.js';
import { testDatabase } from '../support/database.js';
import { startInProcess, type InProcessApi } from '../support/in-process.js';
import { age, sessionIn, stateOf } from '../support/rows.js';

let database: Awaited<ReturnType<typeof testDatabase>>;
let api: InProcessApi;

beforeAll(async () => {
  database = await testDatabase();
  api = await startInProcess({ DATABASE_URL: database.url });
});
afterAll(async () => {
  await api.stop();
  await database.drop();
});

test('tokens are answered whole, and kept by nobody on the way (RFC 6749 §5.1)', async () => {
  const { refreshToken } = await signIn(api.url);
  const answer = await refresh(api.url, refreshToken);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.body).toEqual({
    tokenType: 'Bearer',
    accessToken: expect.any(String),
    expiresIn: 300,
    refreshToken: expect.any(String),
    refreshExpiresIn: 604_800,
  });
});

test('a refresh token may come in the header as well', async () => {
  const { refreshToken } = await signIn(api.url);
  const tokens = tokensOf(await send(api.url, 'POST', '/auth/refresh', { bearer: refreshToken }));
  expect((await profile(api.url, tokens.accessToken)).status).toBe(200);
});

describe('what a refresh token is worth', () => {
  test('the current one: the next generation, and both access tokens work', async () => {
    const first = await signIn(api.url);
    const second = tokensOf(await refresh(api.url, first.refreshToken));
    for (const { accessToken } of [first, second]) {
      expect((await profile(api.url, accessToken)).status).toBe(200);
    }
    expect((await refresh(api.url, second.refreshToken)).status).toBe(200);
  });

  test('its parent within the grace: the same refresh again', async () => {
    const { refreshToken } = await signIn(api.url);
    const session = sessionIn(refreshToken);
    const once = tokensOf(await refresh(api.url, refreshToken));
    const twice = tokensOf(await refresh(api.url, refreshToken));
    expect(await stateOf(database.pool, session)).toEqual({
      generation: 1,
      parent: 0,
      reason: null,
    });
    expect((await refresh(api.url, twice.refreshToken)).status).toBe(200);
    expect((await refresh(api.url, once.refreshToken)).status).toBe(200);
  });

  test('its parent later: signed in, and the void successor then ends the family (RFC 9700 §4.14.2)', async () => {
    const { refreshToken } = await signIn(api.url);
    const session = sessionIn(refreshToken);
    const lost = tokensOf(await refresh(api.url, refreshToken));
    await age(database.pool, session, 31);
    const recovered = tokensOf(await refresh(api.url, refreshToken));
    expect((await profile(api.url, recovered.accessToken)).status).toBe(200);

    const reused = await refresh(api.url, lost.refreshToken);
    expect(refusal(reused)).toEqual([401, 'refresh_token_reused']);
    expect(refusal(await refresh(api.url, recovered.refreshToken))).toEqual([
      401,
      'refresh_token_reused',
    ]);
    expect(refusal(await profile(api.url, recovered.accessToken))).toEqual([
      401,
      'session_revoked',
      'reused',
    ]);
  });

  test('a spent one: the newest refresh token and every access token stop (RFC 9700 §4.14.2)', async () => {
    const first = await signIn(api.url);
    const second = tokensOf(await refresh(api.url, first.refreshToken));
    const third = tokensOf(await refresh(api.url, second.refreshToken));
    const reused = await refresh(api.url, first.refreshToken);
    expect(refusal(reused)).toEqual([401, 'refresh_token_reused']);
    expect(reused.headers.get('www-authenticate')).toBe(
      'Bearer realm="refresh", error="invalid_token", error_description="Session ended for safety"',
    );
    expect(refusal(await refresh(api.url, third.refreshToken))).toEqual([
      401,
      'refresh_token_reused',
    ]);
    for (const { accessToken } of [first, second, third]) {
      expect(refusal(await profile(api.url, accessToken))).toEqual([
        401,
        'session_revoked',
        'reused',
      ]);
    }
  });

  test('of a session that was signed out: its reason', async () => {
    const { accessToken, refreshToken } = await signIn(api.url);
    await send(api.url, 'POST', '/auth/logout', { bearer: accessToken });
    expect(refusal(await refresh(api.url, refreshToken))).toEqual([
      401,
      'session_revoked',
      'signed_out',
    ]);
  });

  test('of a session that was not used for too long', async () => {
    const { refreshToken } = await signIn(api.url);
    await age(database.pool, sessionIn(refreshToken), 604_800);
    expect(refusal(await refresh(api.url, refreshToken))).toEqual([401, 'session_expired']);
  });

  test('of a session that is nobody’s: the same as of a token that is not ours', async () => {
    const { refreshToken } = await signIn(api.url);
    await database.pool.query('DELETE FROM sessions WHERE id = $1', [sessionIn(refreshToken)]);
    const [gone, foreign] = [
      await refresh(api.url, refreshToken),
      await refresh(api.url, `${refreshToken.slice(0, -4)}AAAA`),
    ];
    expect(refusal(gone)).toEqual([401, 'refresh_token_invalid']);
    expect(refusal(foreign)).toEqual(refusal(gone));
  });

  test('an access token is none, and the other way round (RFC 8725 §3.12)', async () => {
    const { accessToken, refreshToken } = await signIn(api.url);
    expect(refusal(await refresh(api.url, accessToken))).toEqual([401, 'refresh_token_invalid']);
    expect(refusal(await profile(api.url, refreshToken))).toEqual([401, 'token_invalid']);
    expect(await stateOf(database.pool, sessionIn(refreshToken))).toMatchObject({ reason: null });
  });
});

test('a refresh never ends later than the session (RFC 9700 §4.14.2)', async () => {
  const { refreshToken } = await signIn(api.url);
  const session = sessionIn(refreshToken);
  await database.pool.query(
    `UPDATE sessions SET expires_at = now() + interval '40 s' WHERE id = $1`,
    [session],
  );
  const tokens = tokensOf(await refresh(api.url, refreshToken));
  for (const seconds of [tokens.expiresIn, tokens.refreshExpiresIn]) {
    expect(seconds).toBeGreaterThan(30);
    expect(seconds).toBeLessThanOrEqual(40);
  }
});

test('the role is read anew, and the time of the sign-in is kept (RFC 9470 §6.1)', async () => {
  const { refreshToken, accessToken } = await signIn(api.url);
  await database.pool.query(`UPDATE users SET role = 'admin' WHERE email = 'user@example.com'`);
  const tokens = tokensOf(await refresh(api.url, refreshToken));
  await database.pool.query(`UPDATE users SET role = 'user' WHERE email = 'user@example.com'`);
  expect(claimsOf(tokens.accessToken)['role']).toBe('admin');
  expect(claimsOf(tokens.accessToken)['auth_time']).toBe(claimsOf(accessToken)['auth_time']);
});

describe('a request to refresh', () => {
  test('that brings nothing is asked for credentials, in a space of its own (RFC 6750 §3.1)', async () => {
    for (const body of [undefined, {}]) {
      const answer = await send(api.url, 'POST', '/auth/refresh', { body });
      expect(refusal(answer)).toEqual([401, 'authentication_required']);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="refresh"');
    }
  });

  test('that brings two tokens is refused before either is looked at (RFC 6750 §2)', async () => {
    const { refreshToken } = await signIn(api.url);
    const answer = await send(api.url, 'POST', '/auth/refresh', {
      bearer: refreshToken,
      body: { refreshToken },
    });
    expect(refusal(answer)).toEqual([400, 'multiple_credentials']);
    expect(await stateOf(database.pool, sessionIn(refreshToken))).toMatchObject({ generation: 0 });
  });

  test('whose body is not valid moves nothing', async () => {
    const { refreshToken } = await signIn(api.url);
    const answer = await send(api.url, 'POST', '/auth/refresh', { body: { refreshToken, x: 1 } });
    expect(refusal(answer)).toEqual([422, 'validation_failed']);
    expect(await stateOf(database.pool, sessionIn(refreshToken))).toMatchObject({ generation: 0 });
  });

  test('whose body is not valid is a reuse all the same', async () => {
    const { refreshToken } = await signIn(api.url);
    const second = tokensOf(await refresh(api.url, refreshToken));
    const third = tokensOf(await refresh(api.url, second.refreshToken));
    const answer = await send(api.url, 'POST', '/auth/refresh', { body: { refreshToken, x: 1 } });
    expect(refusal(answer)).toEqual([401, 'refresh_token_reused']);
    expect(refusal(await profile(api.url, third.accessToken))).toEqual([
      401,
      'session_revoked',
      'reused',
    ]);
  });

  test.each([[{ refreshToken: 1 }], [{ refreshToken: null }], [[]], [null], ['x']])(
    'whose body is %j is not valid',
    async (body) => {
      const answer = await send(api.url, 'POST', '/auth/refresh', { body });
      expect(refusal(answer)).toEqual([422, 'validation_failed']);
    },
  );
});
