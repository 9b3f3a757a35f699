import { describe, expect, test } from 'vitest';
import { bearer, claimsOf, field, members, refusal, testApi, tokensOf } from '../api.js';
import { age, sessionIn, stateOf } from '../support/rows.js';

const api = testApi();

test('the response has both tokens, and no cache stores it (RFC 6749 §5.1)', async () => {
  const { refreshToken } = await api.signIn();
  const response = await api.refresh(refreshToken);
  expect(field(response, 'cache-control')).toEqual(['no-store']);
  expect(members(response)).toEqual({
    tokenType: 'Bearer',
    accessToken: expect.any(String),
    expiresIn: 300,
    refreshToken: expect.any(String),
    refreshExpiresIn: 604_800,
  });
});

test('a refresh token may come in the header as well', async () => {
  const { refreshToken } = await api.signIn();
  const tokens = tokensOf(
    await api.send('/auth/refresh', { method: 'POST', headers: bearer(refreshToken) }),
  );
  expect((await api.profile(tokens.accessToken)).status).toBe(200);
});

describe('a refresh token', () => {
  test('of the current generation gives the next, and both access tokens work', async () => {
    const first = await api.signIn();
    const second = tokensOf(await api.refresh(first.refreshToken));
    for (const { accessToken } of [first, second]) {
      expect((await api.profile(accessToken)).status).toBe(200);
    }
    expect((await api.refresh(second.refreshToken)).status).toBe(200);
  });

  test('of the parent generation within the grace repeats the refresh', async () => {
    const { refreshToken } = await api.signIn();
    const session = sessionIn(refreshToken);
    const once = tokensOf(await api.refresh(refreshToken));
    const twice = tokensOf(await api.refresh(refreshToken));
    expect(await stateOf(api.pool, session)).toEqual({
      generation: 1,
      parent: 0,
      reason: null,
    });
    expect((await api.refresh(twice.refreshToken)).status).toBe(200);
    expect((await api.refresh(once.refreshToken)).status).toBe(200);
  });

  test('of the parent generation after the grace recovers the session; the lost successor then ends it (RFC 9700 §4.14.2)', async () => {
    const { refreshToken } = await api.signIn();
    const session = sessionIn(refreshToken);
    const lost = tokensOf(await api.refresh(refreshToken));
    await age(api.pool, session, 31);
    const recovered = tokensOf(await api.refresh(refreshToken));
    expect((await api.profile(recovered.accessToken)).status).toBe(200);

    const reused = await api.refresh(lost.refreshToken);
    expect(refusal(reused)).toEqual([401, 'refresh_token_reused']);
    expect(refusal(await api.refresh(recovered.refreshToken))).toEqual([
      401,
      'refresh_token_reused',
    ]);
    expect(refusal(await api.profile(recovered.accessToken))).toEqual([
      401,
      'session_revoked',
      'reused',
    ]);
  });

  test('of a spent generation ends the session: its newest tokens are refused (RFC 9700 §4.14.2)', async () => {
    const first = await api.signIn();
    const second = tokensOf(await api.refresh(first.refreshToken));
    const third = tokensOf(await api.refresh(second.refreshToken));
    const reused = await api.refresh(first.refreshToken);
    expect(refusal(reused)).toEqual([401, 'refresh_token_reused']);
    expect(field(reused, 'www-authenticate')).toEqual([
      'Bearer realm="refresh", error="invalid_token", error_description="Session ended for safety"',
    ]);
    expect(refusal(await api.refresh(third.refreshToken))).toEqual([401, 'refresh_token_reused']);
    for (const { accessToken } of [first, second, third]) {
      expect(refusal(await api.profile(accessToken))).toEqual([401, 'session_revoked', 'reused']);
    }
  });

  test('of a signed-out session gets the reason', async () => {
    const { accessToken, refreshToken } = await api.signIn();
    await api.signOut(accessToken);
    expect(refusal(await api.refresh(refreshToken))).toEqual([
      401,
      'session_revoked',
      'signed_out',
    ]);
  });

  test('of a session that was unused for too long has expired', async () => {
    const { refreshToken } = await api.signIn();
    await age(api.pool, sessionIn(refreshToken), 604_800);
    expect(refusal(await api.refresh(refreshToken))).toEqual([401, 'session_expired']);
  });

  test('of an unknown session gets the same response as a token that is not ours', async () => {
    const { refreshToken } = await api.signIn();
    await api.pool.query('DELETE FROM sessions WHERE id = $1', [sessionIn(refreshToken)]);
    const [gone, foreign] = [
      await api.refresh(refreshToken),
      await api.refresh(`${refreshToken.slice(0, -4)}AAAA`),
    ];
    expect(refusal(gone)).toEqual([401, 'refresh_token_invalid']);
    expect(refusal(foreign)).toEqual(refusal(gone));
  });

  test('is not accepted as an access token, nor an access token as a refresh token (RFC 8725 §3.12)', async () => {
    const { accessToken, refreshToken } = await api.signIn();
    expect(refusal(await api.refresh(accessToken))).toEqual([401, 'refresh_token_invalid']);
    expect(refusal(await api.profile(refreshToken))).toEqual([401, 'token_invalid']);
    expect(await stateOf(api.pool, sessionIn(refreshToken))).toMatchObject({ reason: null });
  });
});

test('no token from a refresh outlives the session (RFC 9700 §4.14.2)', async () => {
  const { refreshToken } = await api.signIn();
  const session = sessionIn(refreshToken);
  await api.pool.query(`UPDATE sessions SET expires_at = now() + interval '40 s' WHERE id = $1`, [
    session,
  ]);
  const tokens = tokensOf(await api.refresh(refreshToken));
  for (const seconds of [tokens.expiresIn, tokens.refreshExpiresIn]) {
    expect(seconds).toBeGreaterThan(30);
    expect(seconds).toBeLessThanOrEqual(40);
  }
});

test('a refresh reads the role again, and keeps the time of the sign-in (RFC 9470 §6.1)', async () => {
  const { refreshToken, accessToken } = await api.signIn();
  await api.pool.query(`UPDATE users SET role = 'admin' WHERE email = 'user@example.com'`);
  const tokens = tokensOf(await api.refresh(refreshToken));
  await api.pool.query(`UPDATE users SET role = 'user' WHERE email = 'user@example.com'`);
  expect(claimsOf(tokens.accessToken)['role']).toBe('admin');
  expect(claimsOf(tokens.accessToken)['auth_time']).toBe(claimsOf(accessToken)['auth_time']);
});

describe('a request to refresh', () => {
  test('without a token is challenged in its own realm (RFC 6750 §3.1)', async () => {
    for (const body of [undefined, {}]) {
      const response = await api.post('/auth/refresh', body);
      expect(refusal(response)).toEqual([401, 'authentication_required']);
      expect(field(response, 'www-authenticate')).toEqual(['Bearer realm="refresh"']);
    }
  });

  test('with two tokens is refused before either is verified (RFC 6750 §2)', async () => {
    const { refreshToken } = await api.signIn();
    const response = await api.post('/auth/refresh', { refreshToken }, ...bearer(refreshToken));
    expect(refusal(response)).toEqual([400, 'multiple_credentials']);
    expect(await stateOf(api.pool, sessionIn(refreshToken))).toMatchObject({ generation: 0 });
  });

  test('whose body is not valid does not rotate', async () => {
    const { refreshToken } = await api.signIn();
    const response = await api.post('/auth/refresh', { refreshToken, x: 1 });
    expect(refusal(response)).toEqual([422, 'validation_failed']);
    expect(await stateOf(api.pool, sessionIn(refreshToken))).toMatchObject({ generation: 0 });
  });

  test('whose body is not valid ends nothing: its token is not verified', async () => {
    const { refreshToken } = await api.signIn();
    const second = tokensOf(await api.refresh(refreshToken));
    const third = tokensOf(await api.refresh(second.refreshToken));
    for (const sent of [refreshToken, 'no token of ours']) {
      const response = await api.post('/auth/refresh', { refreshToken: sent, x: 1 });
      expect(refusal(response)).toEqual([422, 'validation_failed']);
    }
    expect((await api.profile(third.accessToken)).status).toBe(200);
  });

  test.each([[{ refreshToken: 1 }], [{ refreshToken: null }], [[]], [null], ['x']])(
    'whose body is %j is not valid',
    async (body) => {
      const response = await api.post('/auth/refresh', body);
      expect(refusal(response)).toEqual([422, 'validation_failed']);
    },
  );
});
