import { DEMO_PASSWORD } from '@repo/db';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { Revocations } from '../../../src/sessions/revocations/revocations.js';
import { ADMIN, bearer, claimsOf, members, testApi } from '../../api.js';
import { insertUser } from '../../support/database.js';
import { sessionIn } from '../../support/rows.js';
import { mint, refreshParts } from '../../support/mint.js';

const api = testApi();
let admin: string;
beforeAll(async () => {
  admin = (await api.signIn(ADMIN)).accessToken;
});
// The process takes its feed for live but gets no notices, so it knows only what it has done itself.
beforeEach(() => {
  const revocations = api.app.get(Revocations, { strict: false });
  revocations.stop();
  vi.spyOn(revocations, 'isLive', 'get').mockReturnValue(true);
});
afterEach(() => vi.restoreAllMocks());

/** Sends a token to a route that checks nothing else, and returns the outcome. */
async function outcomeOf(accessToken: string): Promise<unknown> {
  const response = await api.get('/auth/sessions', ...bearer(accessToken));
  return response.status < 400
    ? 'accepted'
    : (members(response)['reason'] ?? members(response)['code']);
}

/** Opens two sessions of a new user: the one to be refused, and another. */
async function twoSessions() {
  const { email } = await insertUser(api.pool, { password: DEMO_PASSWORD });
  return { email, ended: await api.signIn(email), other: (await api.signIn(email)).accessToken };
}
type Sessions = Awaited<ReturnType<typeof twoSessions>>;

const remove = (path: string, token: string) =>
  api.send(path, { method: 'DELETE', headers: bearer(token) });
const change = ({ other }: Sessions, body: object) =>
  api.json('PATCH', `/admin/users/${String(claimsOf(other)['sub'])}`, body, ...bearer(admin));

const endings: Readonly<Record<string, [unknown, (sessions: Sessions) => Promise<unknown>]>> = {
  'a sign-out': [
    'signed_out',
    ({ ended }) => api.json('POST', '/auth/logout', undefined, ...bearer(ended.accessToken)),
  ],
  'a sign-in that replaces it': [
    'signed_out',
    ({ ended, email }) => {
      const body = { email, password: DEMO_PASSWORD };
      return api.json('POST', '/auth/login', body, ...bearer(ended.accessToken));
    },
  ],
  'ending it from another session': [
    'ended_elsewhere',
    ({ ended, other }) => remove(`/auth/sessions/${sessionIn(ended.accessToken)}`, other),
  ],
  'ending all other sessions': ['ended_elsewhere', ({ other }) => remove('/auth/sessions', other)],
  'a reused refresh token': [
    'reused',
    ({ ended }) => {
      const claims = { ...claimsOf(ended.refreshToken), gen: 7 };
      const refreshToken = mint(refreshParts(Date.now() / 1000, {}, claims), api.key);
      return api.json('POST', '/auth/refresh', { refreshToken });
    },
  ],
  'a new password': [
    'password_changed',
    ({ other }) => {
      const body = { currentPassword: DEMO_PASSWORD, newPassword: 'seven quiet herons' };
      return api.json('POST', '/user/password', body, ...bearer(other));
    },
  ],
  'disabling the user': ['disabled', (sessions) => change(sessions, { disabled: true })],
  'a new role': ['token_stale', (sessions) => change(sessions, { role: 'admin' })],
};

test.each(Object.entries(endings))(
  '%s takes effect on the next request, before any notice',
  async (_, [expected, end]) => {
    const sessions = await twoSessions();
    expect(await outcomeOf(sessions.ended.accessToken)).toBe('accepted');
    await end(sessions);
    expect(await outcomeOf(sessions.ended.accessToken)).toBe(expected);
  },
);
