import { DEMO_PASSWORD } from '@repo/db';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type ApiResponse, type ApiProcess, bearer, startApiProcess, USER } from '../api.js';
import { testDatabase } from '../support/database.js';
import { newKey } from '../support/keys.js';

export const LIMIT = 3;
export const WINDOW = 60;

/** Two processes of one API. */
class Apis {
  one!: ApiProcess;
  other!: ApiProcess;
}

let hosts = 0;
/** An address that no test has used. */
export function newAddress(): string {
  hosts += 1;
  return `198.51.100.${hosts}`;
}

interface SignIn {
  readonly email?: string;
  readonly password?: string;
  readonly from?: string;
  readonly at?: ApiProcess;
}

/**
 * Starts two processes of one API that allow three failures a minute, for the tests of a file. This machine is a trusted
 * proxy: `X-Forwarded-For` names the client, as it does behind the web server.
 */
export function limitedApis() {
  const database = testDatabase();
  const apis = new Apis();
  beforeAll(async () => {
    const env = {
      API_ORIGIN: 'http://localhost:3001',
      DATABASE_URL: database.url,
      JWT_PRIVATE_KEYS: JSON.stringify([newKey()]),
      LOGIN_RATE_LIMIT: String(LIMIT),
      LOGIN_RATE_WINDOW: String(WINDOW),
    };
    [apis.one, apis.other] = await Promise.all([startApiProcess(env), startApiProcess(env)]);
  });
  afterAll(() => Promise.all([apis.one.close(), apis.other.close()]));
  beforeEach(() => database.pool.query('TRUNCATE rate_limits'));

  const signIn = ({
    email = USER,
    password = 'wrong',
    from = newAddress(),
    at = apis.one,
  }: SignIn = {}) => at.post('/auth/login', { email, password }, 'x-forwarded-for', from);

  const signInCorrectly = (change: SignIn = {}) => signIn({ password: DEMO_PASSWORD, ...change });

  const changePassword = async (token: string) =>
    apis.one.post(
      '/user/password',
      { currentPassword: 'wrong', newPassword: 'seven quiet herons' },
      ...bearer(token),
      'x-forwarded-for',
      newAddress(),
    );

  const profile = (...headers: readonly string[]) =>
    apis.one.get('/user/profile', ...headers, 'x-forwarded-for', newAddress());

  return { database, apis, signIn, signInCorrectly, changePassword, profile };
}

/** Sends the same request several times in a row, and lists the statuses. */
export async function repeat(times: number, send: () => Promise<ApiResponse>): Promise<number[]> {
  const statuses: number[] = [];
  for (let time = 0; time < times; time += 1) statuses.push((await send()).status);
  return statuses;
}
