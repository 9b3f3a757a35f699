import { DEMO_PASSWORD } from '@repo/db';
import { PasswordResets } from '../../src/accounts/recovery/password-resets.js';
import { PendingRegistrations } from '../../src/accounts/registration/pending-registrations.js';
import { ADMIN, type ApiResponse, bearer, members, type TestApi } from '../api.js';
import { insertUser } from '../support/database.js';
import { sessionIn } from '../support/rows.js';

const NEW_PASSWORD = 'seven quiet herons';

/** Functions, by the name of a change, that prepare the change and return a function that sends it. */
export type Changes = Readonly<Record<string, () => Promise<() => Promise<ApiResponse>>>>;

/** The changes of a feature, in the file `changes.part.ts` of its tests. */
export interface ChangesPart {
  readonly changesOf: (api: TestApi) => Changes;
  /** The tables that the changes touch. */
  readonly tables: readonly string[];
  /** The names of the changes about which the owner of the account gets a mail. */
  readonly mailed: readonly string[];
}

/** Makes the changes of accounts and sessions that the audit trail records. */
export function changesOf(api: TestApi) {
  const newUser = () => insertUser(api.pool, { password: DEMO_PASSWORD });

  const signedIn = async () => api.signIn((await newUser()).email);

  const remove = (path: string, token: string) =>
    api.send(path, { method: 'DELETE', headers: [...bearer(token)] });

  async function changeNewUser(change: object): Promise<() => Promise<ApiResponse>> {
    const { id } = await newUser();
    const { accessToken } = await api.signIn(ADMIN);
    return () => api.json('PATCH', `/admin/users/${id}`, change, ...bearer(accessToken));
  }

  const changes: Changes = {
    'a sign-in': async () => {
      const { email } = await newUser();
      return () => api.post('/auth/login', { email, password: DEMO_PASSWORD });
    },
    'a sign-in that ends another session': async () => {
      const { email } = await newUser();
      const { accessToken } = await api.signIn(email);
      const body = { email, password: DEMO_PASSWORD };
      return () => api.post('/auth/login', body, ...bearer(accessToken));
    },
    'a sign-out': async () => {
      const { accessToken } = await signedIn();
      return () => api.post('/auth/logout', {}, ...bearer(accessToken));
    },
    'ending a session': async () => {
      const { email } = await newUser();
      const other = await api.signIn(email);
      const { accessToken } = await api.signIn(email);
      return () => remove(`/auth/sessions/${sessionIn(other.accessToken)}`, accessToken);
    },
    'ending all other sessions': async () => {
      const { email } = await newUser();
      await api.signIn(email);
      const { accessToken } = await api.signIn(email);
      return () => remove('/auth/sessions', accessToken);
    },
    'a reuse that ends a session': async () => {
      const { refreshToken } = await signedIn();
      const { refreshToken: next } = members(await api.refresh(refreshToken));
      await api.refresh(String(next));
      return () => api.refresh(refreshToken);
    },
    'a refresh that ends a session of a disabled user': async () => {
      const { id, email } = await newUser();
      const { refreshToken } = await api.signIn(email);
      await api.pool.query('UPDATE users SET disabled_at = now() WHERE id = $1', [id]);
      return () => api.refresh(refreshToken);
    },
    'a confirmed password': async () => {
      const { accessToken } = await signedIn();
      const body = { password: DEMO_PASSWORD };
      return () => api.post('/auth/reauthenticate', body, ...bearer(accessToken));
    },
    'a change of password': async () => {
      const { accessToken } = await signedIn();
      const body = { currentPassword: DEMO_PASSWORD, newPassword: NEW_PASSWORD };
      return () => api.post('/user/password', body, ...bearer(accessToken));
    },
    'a reset of a password': async () => {
      const { email } = await newUser();
      const token = await new PasswordResets(api.pool).add(email);
      return () => api.post('/auth/reset-password', { token, password: NEW_PASSWORD });
    },
    'a registration': async () => {
      const token = await new PendingRegistrations(api.pool).add('newcomer@example.com');
      return () => api.post('/auth/verify-email', { token, name: 'Nora', password: NEW_PASSWORD });
    },
    'a new display name': async () => {
      const { accessToken } = await signedIn();
      return () => api.json('PATCH', '/user/profile', { name: 'Nell' }, ...bearer(accessToken));
    },
    'a new role': async () => changeNewUser({ role: 'admin' }),
    'a disabled user': async () => changeNewUser({ disabled: true }),
  };

  return { newUser, signedIn, remove, changes };
}

/** The names of the changes about which the owner of the account gets a mail. */
export const mailed: readonly string[] = ['a change of password', 'a reset of a password'];
