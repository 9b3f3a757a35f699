import { DEMO_PASSWORD } from '@repo/db';
import { PendingRegistrations } from '../../src/accounts/registration/pending-registrations.js';
import type { EventName } from '../../src/events/auth-events.js';
import { ADMIN, type ApiResponse, bearer, claimsOf, members, type TestApi, USER } from '../api.js';
import { age, sessionIn } from '../support/rows.js';

/** The API's limit on failed sign-ins in these tests. */
export const LIMIT = 3;

const YEAR = 365 * 86_400;

let users = 0;

/** An address that no other test uses. */
export function newEmail(): string {
  users += 1;
  return `person-${users}@example.com`;
}

async function lastOf(responses: Promise<ApiResponse[]>): Promise<ApiResponse> {
  const last = (await responses).at(-1);
  if (last === undefined) throw new Error('nothing was sent');
  return last;
}

/** Events of API keys and Basic, whose own tests cause them. */
type EventCausedElsewhere = 'authn_token_created' | 'authn_token_revoked' | 'malicious_csrf';

/** Makes functions that cause events. */
export function causesOf(api: TestApi) {
  const json = (method: string, path: string, body: unknown, token: string) =>
    api.json(method, path, body, ...bearer(token));

  const login = (email: string, password: string, from = '192.0.2.1') =>
    api.json('POST', '/auth/login', { email, password }, 'x-forwarded-for', from);

  /** Verifies the address of a new user, which signs the user in. */
  async function verify(): Promise<ApiResponse> {
    const token = await api.app.get(PendingRegistrations).add(newEmail());
    const chosen = { name: 'Nora', password: DEMO_PASSWORD };
    return api.json('POST', '/auth/verify-email', { token, ...chosen });
  }

  /** Fails to sign in this many times. */
  async function failToSignIn(
    times: number,
    email = newEmail(),
    from = '192.0.2.2',
  ): Promise<ApiResponse[]> {
    const responses: ApiResponse[] = [];
    while (responses.length < times) responses.push(await login(email, 'wrong', from));
    return responses;
  }

  /** Changes a new user as an administrator. */
  async function changeNewUser(change: object): Promise<ApiResponse> {
    const id = claimsOf(String(members(await verify())['accessToken']))['sub'];
    const { accessToken } = await api.signIn(ADMIN);
    return json('PATCH', `/admin/users/${String(id)}`, change, accessToken);
  }

  /** A way to cause each event. An event that is missing here does not compile. */
  const causes: Readonly<
    Record<Exclude<EventName, EventCausedElsewhere>, () => Promise<ApiResponse>>
  > = {
    authn_login_success: () => login(USER, DEMO_PASSWORD),
    authn_login_fail: () => lastOf(failToSignIn(1)),
    authn_login_fail_max: () => lastOf(failToSignIn(LIMIT)),
    authn_password_change: async () => {
      const { accessToken } = members(await verify());
      const passwords = { currentPassword: DEMO_PASSWORD, newPassword: 'seven quiet herons' };
      return json('POST', '/user/password', passwords, String(accessToken));
    },
    authn_token_reuse: async () => {
      const { refreshToken } = await api.signIn();
      const { refreshToken: next } = members(await api.refresh(refreshToken));
      await api.refresh(String(next));
      return api.refresh(refreshToken);
    },
    authz_fail: () => api.get('/admin/users', ...bearer(api.user.accessToken)),
    excess_rate_limit_exceeded: () => lastOf(failToSignIn(LIMIT + 1)),
    input_validation_fail: () => json('PATCH', '/user/profile', {}, api.user.accessToken),
    privilege_permissions_changed: () => changeNewUser({ role: 'admin' }),
    session_created: () => login(USER, DEMO_PASSWORD),
    session_renewed: async () => api.refresh((await api.signIn()).refreshToken),
    session_expired: async () => {
      const { refreshToken } = await api.signIn();
      await age(api.pool, sessionIn(refreshToken), YEAR);
      return api.refresh(refreshToken);
    },
    session_logout: async () => {
      const { accessToken } = await api.signIn();
      return json('POST', '/auth/logout', {}, accessToken);
    },
    session_use_after_expire: async () => {
      const { accessToken } = await api.signIn();
      await json('POST', '/auth/logout', {}, accessToken);
      return api.get('/user/profile', ...bearer(accessToken));
    },
    user_created: verify,
    user_updated: () => changeNewUser({ disabled: true }),
  };

  return { login, verify, failToSignIn, causes };
}
