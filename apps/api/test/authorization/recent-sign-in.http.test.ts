import { expect, test } from 'vitest';
import { bearer, bearerChallenge, expectRefusal, members, testApi } from '../api.js';
import { sessionIn } from '../support/rows.js';
import { signedInAgo, withClaims } from '../support/changed-tokens.js';
import { addRecentRoute, askRecent } from '../support/recent-route.js';

const MAX_AGE = 120;

addRecentRoute();
const api = testApi({ STEP_UP_MAX_AGE: String(MAX_AGE) });

const ago = (seconds: number) => signedInAgo(api.user.accessToken, seconds, api.key);
const stepUp = {
  challenges: [
    bearerChallenge({
      error: ['insufficient_user_authentication', 'Recent sign-in required', 'max_age="120"'],
    }),
  ],
  extra: { maxAge: MAX_AGE },
};

test('an old sign-in is refused, and the response says how recent it must be (RFC 9470 §3)', async () => {
  expectRefusal(await askRecent(api, ago(MAX_AGE + 1)), 'step_up_required', stepUp);
  expect((await askRecent(api, ago(MAX_AGE - 2))).status).toBe(204);
});

test('a sign-in in the future is accepted within the same limit: the clock may have been set back', async () => {
  expect((await askRecent(api, ago(2 - MAX_AGE))).status).toBe(204);
  expectRefusal(await askRecent(api, ago(-MAX_AGE - 2)), 'step_up_required', stepUp);
});

test('the refusal is a 401, and the token stays good for other routes (RFC 9470 §3)', async () => {
  expect((await askRecent(api, ago(86_400))).status).toBe(401);
  expect((await api.get('/user/profile', ...bearer(ago(86_400)))).status).toBe(200);
  expect((await api.get('/auth/sessions', ...bearer(ago(86_400)))).status).toBe(200);
});

test('a refresh does not make a sign-in more recent (RFC 9470 §6.1)', async () => {
  const { accessToken, refreshToken } = await api.signIn();
  const pool = api.pool;
  await pool.query(`UPDATE sessions SET auth_time = auth_time - interval '1 hour' WHERE id = $1`, [
    sessionIn(accessToken),
  ]);
  const refreshed = members(await api.json('POST', '/auth/refresh', { refreshToken }));
  const response = await askRecent(api, String(refreshed['accessToken']));
  expectRefusal(response, 'step_up_required', stepUp);
});

test('the age is checked only for an accepted token, so other responses do not reveal the requirement (RFC 9470 §9)', async () => {
  const old = ago(86_400);
  const expired = Math.floor(Date.now() / 1000) - 600;
  const late = withClaims(old, { iat: expired - 60, exp: expired }, api.key);
  expectRefusal(await askRecent(api, late), 'token_expired', { challenges: [expect.any(String)] });
  expectRefusal(await askRecent(api, `${old.slice(0, -8)}AAAAAAAA`), 'token_invalid', {
    challenges: [expect.any(String)],
  });
  expectRefusal(await api.json('POST', '/recent', {}), 'authentication_required', {
    challenges: [bearerChallenge()],
  });
});

test('the age is checked before the body is validated', async () => {
  const response = await api.json('POST', '/recent', { x: 1 }, ...bearer(ago(86_400)));
  expectRefusal(response, 'step_up_required', stepUp);
});
