import { expect } from 'vitest';
import { apiKey, bearer, type ApiResponse, type TestApi } from '../../api.js';
import { eventsOf } from '../../support/events.js';
import { insertUser } from '../../support/database.js';
import { newestMail, tokenIn } from '../../support/mails.js';

export const OLD = 'the password of before';
export const NEW = 'the password from now on';
export const REVOKED = [401, 'session_revoked', 'password_changed'];
export const INVALID = [410, 'link_invalid'];

/** The requests with which tests change passwords. */
export function passwordRequests(api: TestApi) {
  const newUser = () => insertUser(api.pool, { password: OLD });

  const signIn = (email: string, password = OLD) => api.post('/auth/login', { email, password });

  const forgot = (email: string) => api.post('/auth/forgot-password', { email });

  const reset = (token: string, password = NEW) =>
    api.post('/auth/reset-password', { token, password });

  const change = (token: string, currentPassword = OLD, newPassword = NEW, more = {}) =>
    api.post('/user/password', { currentPassword, newPassword, ...more }, ...bearer(token));

  const profileWithKey = (key: string) => api.get('/user/profile', ...apiKey(key));

  /** The audit events of the API keys that a request has revoked. */
  const revocationsIn = async (response: ApiResponse) => {
    const events = await eventsOf(api, response);
    return events
      .filter(({ event }) => event === 'authn_token_revoked')
      .map(({ userId, detail }) => ({ userId, detail }));
  };

  /** Requests a link and returns its token. */
  async function resetToken(email: string, count = 1): Promise<string> {
    expect((await forgot(email)).status).toBe(202);
    return tokenIn(await newestMail(api, email, count), 'reset-password');
  }

  return { newUser, signIn, forgot, reset, change, profileWithKey, revocationsIn, resetToken };
}
