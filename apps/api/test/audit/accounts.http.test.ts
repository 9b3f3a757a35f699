import { expect, test } from 'vitest';
import { NEW, passwordRequests } from '../accounts/recovery/password-requests.js';
import { registrationRequests, newEmail } from '../accounts/registration/registration-requests.js';
import { claimsOf, testApi, tokensOf } from '../api.js';

const api = testApi();
const { newUser, signIn, reset, change, resetToken } = passwordRequests(api);

const { registered, verify, signIn: signInRegistered } = registrationRequests(api);

/** Returns the names of the events that have been written for a user so far. */
const eventNamesOf = async (userId: string) => {
  const { rows } = await api.pool.query<{ event: string }>(
    'SELECT event FROM auth_events WHERE user_id = $1 ORDER BY id',
    [userId],
  );
  return rows.map(({ event }) => event);
};

test('every change of a password, by reset or by the user, is in the audit trail', async () => {
  const { id, email } = await newUser();
  await reset(await resetToken(email));
  const { accessToken } = tokensOf(await signIn(email, NEW));
  await change(accessToken, NEW, 'another one altogether');
  const events = [
    'authn_login_success',
    'authn_password_change',
    'authn_password_change',
    'session_created',
  ];
  await expect.poll(async () => (await eventNamesOf(id)).toSorted()).toEqual(events);
});

test('a registration and both sign-ins after it are in the audit trail', async () => {
  const email = newEmail();
  const { accessToken } = tokensOf(await verify(await registered(email)));
  expect((await signInRegistered(email)).status).toBe(200);
  const signIns = ['authn_login_success', 'session_created'];
  await expect
    .poll(() => eventNamesOf(String(claimsOf(accessToken)['sub'])))
    .toEqual(['user_created', ...signIns, ...signIns]);
});
