import { DEMO_PASSWORD } from '@repo/db';
import { expect, test } from 'vitest';
import { PasswordResets } from '../../src/accounts/recovery/password-resets.js';
import { ADMIN, type ApiResponse, bearer, claimsOf, field, testApi } from '../api.js';
import { insertUser } from '../support/database.js';
import { sessionIn } from '../support/rows.js';

const api = testApi();
const NEW_PASSWORD = 'seven quiet herons';

/** Creates a user with two sessions. */
async function newUserWithSessions() {
  const { id, email } = await insertUser(api.pool, { password: DEMO_PASSWORD });
  return { id, email, one: await api.signIn(email), two: await api.signIn(email) };
}
type UserWithSessions = Awaited<ReturnType<typeof newUserWithSessions>>;

/** Returns the events with this name that the request with this response recorded. */
async function recorded(response: ApiResponse, event: string): Promise<unknown[]> {
  const { rows } = await api.pool.query(
    `SELECT user_id, session_id, detail FROM auth_events
     WHERE request_id = $1 AND event = $2 ORDER BY id`,
    [...field(response, 'x-request-id'), event],
  );
  return rows;
}

const both = ({ one, two }: UserWithSessions) => [one, two];
const first = ({ one }: UserWithSessions) => [one];

test.each([
  [
    'a reset of the password',
    'password_changed',
    both,
    async ({ email }: UserWithSessions) => {
      const token = await new PasswordResets(api.pool).add(email);
      return api.post('/auth/reset-password', { token, password: NEW_PASSWORD });
    },
  ],
  [
    'a change of the password',
    'password_changed',
    first,
    ({ two }: UserWithSessions) => {
      const body = { currentPassword: DEMO_PASSWORD, newPassword: NEW_PASSWORD };
      return api.post('/user/password', body, ...bearer(two.accessToken));
    },
  ],
  [
    'disabling the user',
    'disabled',
    both,
    async ({ id }: UserWithSessions) => {
      const { accessToken } = await api.signIn(ADMIN);
      return api.json('PATCH', `/admin/users/${id}`, { disabled: true }, ...bearer(accessToken));
    },
  ],
  [
    'ending all other sessions',
    'ended_elsewhere',
    first,
    ({ two }: UserWithSessions) =>
      api.send('/auth/sessions', { method: 'DELETE', headers: [...bearer(two.accessToken)] }),
  ],
  [
    'a refresh after the user was disabled in the database',
    'disabled',
    first,
    async ({ id, one }: UserWithSessions) => {
      await api.pool.query('UPDATE users SET disabled_at = now() WHERE id = $1', [id]);
      return api.refresh(one.refreshToken);
    },
  ],
])('%s records each session that it ended', async (_, detail, ended, send) => {
  const user = await newUserWithSessions();
  const response = await send(user);
  const sessions = ended(user).map(({ accessToken }) => sessionIn(accessToken));
  const events = await recorded(response, 'session_logout');
  expect(events).toHaveLength(sessions.length);
  expect(events).toEqual(
    expect.arrayContaining(
      sessions.map((session) => ({ user_id: user.id, session_id: session, detail })),
    ),
  );
});

test('when a user is disabled, the events name the administrator, and the user in the detail', async () => {
  const { id } = await newUserWithSessions();
  const { accessToken } = await api.signIn(ADMIN);
  const change = { disabled: true };
  const path = `/admin/users/${id}`;
  const response = await api.json('PATCH', path, change, ...bearer(accessToken));
  const actor = { user_id: claimsOf(accessToken)['sub'], session_id: sessionIn(accessToken) };
  expect(await recorded(response, 'user_updated')).toEqual([
    { ...actor, detail: `${id} disabled` },
  ]);
});
