import { expect } from 'vitest';
import { bearer, type TestApi } from '../../api.js';
import { insertUser } from '../../support/database.js';
import { newestMail, tokenIn } from '../../support/mails.js';

export const OLD = 'the password of before';
export const NEW = 'the password from now on';
export const REVOKED = [401, 'session_revoked', 'password_changed'];
export const INVALID = [410, 'link_invalid'];

/** Makes functions that send the requests of tests about passwords. */
export function passwordRequests(api: TestApi) {
  const newUser = () => insertUser(api.pool, { password: OLD });

  const signIn = (email: string, password = OLD) => api.post('/auth/login', { email, password });

  const forgot = (email: string) => api.post('/auth/forgot-password', { email });

  const reset = (token: string, password = NEW) =>
    api.post('/auth/reset-password', { token, password });

  const change = (token: string, currentPassword = OLD, newPassword = NEW, more = {}) =>
    api.post('/user/password', { currentPassword, newPassword, ...more }, ...bearer(token));

  /** Requests a link and returns its token. */
  async function resetToken(email: string, count = 1): Promise<string> {
    expect((await forgot(email)).status).toBe(202);
    return tokenIn(await newestMail(api, email, count), 'reset-password');
  }

  return { newUser, signIn, forgot, reset, change, resetToken };
}
