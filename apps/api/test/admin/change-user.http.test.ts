import { DEMO_PASSWORD, type Role } from '@repo/db';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PasswordResets } from '../../src/accounts/recovery/password-resets.js';
import { bearer, field, members, profileChallenges, refusal, testApi, tokensOf } from '../api.js';
import { insertUser } from '../support/database.js';
import { newestMail, tokenIn } from '../support/mails.js';
import { signedInAgo } from '../support/changed-tokens.js';

const api = testApi({ LOGIN_RATE_LIMIT: '1000' });
let admin: string;
let user: Awaited<ReturnType<typeof newUser>>;
beforeAll(async () => {
  admin = (await api.signIn('admin@example.com')).accessToken;
});

beforeEach(async () => {
  user = await newUser();
});

const newUser = (role: Role = 'user') => insertUser(api.pool, { password: DEMO_PASSWORD, role });

const change = (id: string, body: object, token = admin) =>
  api.json('PATCH', `/admin/users/${id}`, body, ...bearer(token));

const listUsers = (token: string) => api.get('/admin/users', ...bearer(token));

describe('a new role', () => {
  test('is in the returned user and takes effect at once: the earlier token is stale (ASVS 8.3.2)', async () => {
    const { accessToken, refreshToken } = await api.signIn(user.email);
    const response = await change(user.id, { role: 'admin' });
    const { id, email, name } = user;
    expect([response.status, members(response)]).toEqual([
      200,
      { id, email, name, role: 'admin', disabledAt: null, createdAt: expect.any(String) },
    ]);
    const stale = await api.profile(accessToken);
    expect(refusal(stale)).toEqual([401, 'token_stale']);
    expect(members(stale)).toMatchObject({ retry: 'after_refresh' });
    // RFC 6750 §3.1
    expect(field(stale, 'www-authenticate')).toEqual([
      ...profileChallenges().slice(0, -1),
      expect.stringContaining('error="invalid_token"'),
    ]);
    const next = tokensOf(await api.refresh(refreshToken));
    expect((await listUsers(next.accessToken)).status).toBe(200);
  });

  test('takes effect at once also when it takes rights away', async () => {
    const other = await newUser('admin');
    const { accessToken, refreshToken } = await api.signIn(other.email);
    await change(other.id, { role: 'user' });
    expect(refusal(await listUsers(accessToken))).toEqual([401, 'token_stale']);
    const next = tokensOf(await api.refresh(refreshToken));
    expect(refusal(await listUsers(next.accessToken))).toEqual([403, 'insufficient_role']);
  });

  test('that equals the present one changes nothing', async () => {
    const { accessToken } = await api.signIn(user.email);
    expect((await change(user.id, { role: 'user' })).status).toBe(200);
    expect((await api.profile(accessToken)).status).toBe(200);
  });
});

describe('a disabled user', () => {
  test('loses every session, and gets no new one (ASVS 7.4.2, 7.4.5)', async () => {
    const { accessToken, refreshToken } = await api.signIn(user.email);
    const response = await change(user.id, { disabled: true });
    expect(members(response)).toMatchObject({ disabledAt: expect.any(String), role: 'user' });
    const revoked = [401, 'session_revoked', 'disabled'];
    expect(refusal(await api.profile(accessToken))).toEqual(revoked);
    expect(refusal(await api.refresh(refreshToken))).toEqual(revoked);

    // Enabling the user restores none of it.
    const enabled = await change(user.id, { disabled: false });
    expect(members(enabled)).toMatchObject({ disabledAt: null });
    expect(refusal(await api.profile(accessToken))).toEqual(revoked);
    expect(refusal(await api.refresh(refreshToken))).toEqual(revoked);
    await expect(api.signIn(user.email)).resolves.toMatchObject({ tokenType: 'Bearer' });
  });

  test('is signed in nowhere when enabled again, even if no request came meanwhile', async () => {
    const { accessToken, refreshToken } = await api.signIn(user.email);
    await change(user.id, { disabled: true });
    await change(user.id, { disabled: false });
    const revoked = [401, 'session_revoked', 'disabled'];
    expect(refusal(await api.profile(accessToken))).toEqual(revoked);
    expect(refusal(await api.refresh(refreshToken))).toEqual(revoked);
  });

  test('has no valid link to choose a password, also when enabled again', async () => {
    const body = { email: user.email };
    const reset = (token: string) =>
      api.post('/auth/reset-password', { token, password: 'seven quiet herons' });
    await api.post('/auth/forgot-password', body);
    const before = tokenIn(await newestMail(api, user.email), 'reset-password');
    await change(user.id, { disabled: true });
    await change(user.id, { disabled: false });
    expect(refusal(await reset(before))).toEqual([410, 'link_invalid']);
    await api.post('/auth/forgot-password', body);
    const after = tokenIn(await newestMail(api, user.email, 2), 'reset-password');
    expect((await reset(after)).status).toBe(204);
  });

  test('gets no valid link from a request that was under way when they were disabled', async () => {
    await change(user.id, { disabled: true });
    const resets = new PasswordResets(api.pool);
    // As if the mail had been composed just before the user was disabled, and its token stored just after.
    const token = await resets.add(user.email);
    await change(user.id, { disabled: false });
    expect(await resets.ownerOf(token)).toBeUndefined();
  });

  test('keeps the first time at which they were disabled when disabled again', async () => {
    const first = await change(user.id, { disabled: true });
    const second = await change(user.id, { disabled: true, role: 'admin' });
    const { disabledAt } = members(first);
    expect(members(second)).toMatchObject({ role: 'admin', disabledAt });
    // A disabled administrator does not count as one.
    expect((await change(user.id, { role: 'user' })).status).toBe(200);
  });
});

test('an unknown user cannot be changed', async () => {
  for (const id of [uuidv7(), 'x']) {
    expect(refusal(await change(id, { role: 'user' })), id).toEqual([404, 'not_found']);
    expect(refusal(await change(id, { disabled: true })), id).toEqual([404, 'not_found']);
  }
});

test('a change must not be empty, and holds only what an administrator may change', async () => {
  for (const body of [{}, { role: 'root' }, { disabled: 'yes' }, { email: 'x' }, { role: null }]) {
    expect(refusal(await change(user.id, body))).toEqual([422, 'validation_failed']);
  }
});

test('only administrators with a recent sign-in can change users (RFC 9470 §3)', async () => {
  const { accessToken } = await api.signIn(user.email);
  const own = await change(user.id, { role: 'admin' }, accessToken);
  expect(refusal(own)).toEqual([403, 'insufficient_role']);
  const old = await change(user.id, { role: 'admin' }, signedInAgo(admin, 3600, api.key));
  expect(refusal(old)).toEqual([401, 'step_up_required']);
});
