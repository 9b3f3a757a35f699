import { expect } from 'vitest';
import { members, type TestApi } from '../../api.js';
import { newestMail, tokenIn } from '../../support/mails.js';

export const PASSWORD = 'seven quiet herons';

let count = 0;
/** Makes an e-mail address that has no account. */
export function newEmail(): string {
  count += 1;
  return `new-${count}@example.com`;
}

/** Makes functions that send the requests of tests about registration. */
export function registrationRequests(api: TestApi) {
  const register = (email: unknown, more: object = {}) =>
    api.post('/auth/register', { email, ...more });

  const errors = async (email: unknown, more: object = {}) =>
    members(await register(email, more))['errors'];

  const verify = (token: string, more: object = {}) =>
    api.post('/auth/verify-email', { token, name: 'Nora', password: PASSWORD, ...more });

  const signIn = (email: string, password = PASSWORD) =>
    api.post('/auth/login', { email, password });

  /** Registers and returns the token of the mailed link. */
  async function registered(email: string, mails = 1): Promise<string> {
    expect((await register(email)).status).toBe(202);
    return tokenIn(await newestMail(api, email, mails), 'verify-email');
  }

  const users = async (email: string) => {
    const { rows } = await api.pool.query('SELECT name, role FROM users WHERE email = $1', [email]);
    return rows;
  };

  return { register, errors, verify, signIn, registered, users };
}
