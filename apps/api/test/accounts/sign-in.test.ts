import { createPrisma, hashPassword } from '@repo/db';
import { beforeAll, expect, test, vi } from 'vitest';
import { PasswordAuthentication } from '../../src/accounts/password-authentication.js';
import { PasswordHasher } from '../../src/accounts/password-hasher.js';
import { signIn } from '../../src/accounts/sign-in.js';
import { FailedSignIns } from '../../src/limits/failed-sign-ins.js';
import { Revocations } from '../../src/sessions/revocations/revocations.js';
import { Sessions } from '../../src/sessions/sessions.js';
import { createSigningKeys } from '../../src/tokens/signing-keys.js';
import { DatabaseClock } from '../../src/tokens/database-clock.js';
import { Tokens } from '../../src/tokens/tokens.js';
import { insertUser, testDatabase } from '../support/database.js';
import { recordNothing } from '../support/record-nothing.js';
import { newKey } from '../support/keys.js';
import { ISSUER } from '../support/mint.js';

const PASSWORD = 'correct horse battery staple';
const settings = {
  API_ORIGIN: ISSUER,
  ACCESS_TOKEN_TTL: 300,
  REFRESH_GRACE: 30,
  REFRESH_IDLE_TTL: 600,
  SESSION_TTL: 6000,
};

const database = testDatabase();
let passwords: PasswordAuthentication;
let sessions: Sessions;

beforeAll(async () => {
  const { pool, url } = database;
  const log = { info: vi.fn<() => void>(), warn: vi.fn<() => void>() };
  const failedSignIns = new FailedSignIns(pool, {
    LOGIN_RATE_LIMIT: 1_000_000,
    LOGIN_RATE_WINDOW: 60,
  });
  const prisma = createPrisma(pool);
  passwords = new PasswordAuthentication(pool, prisma, new PasswordHasher(), failedSignIns);
  const clock = new DatabaseClock();
  const revocations = new Revocations(url, pool, 300, log, clock);
  const tokens = new Tokens(createSigningKeys([newKey()]), settings, clock);
  sessions = new Sessions(pool, tokens, revocations, settings);
});

/** Signs in, and runs `action` after the password was verified. */
async function signInWhile(email: string, action: () => Promise<unknown>) {
  const authenticateAgain = () =>
    passwords.authenticate({ email, password: PASSWORD }, { clientAddress: '127.0.0.1' });
  const user = await authenticateAgain();
  await action();
  const client = { address: undefined, userAgent: undefined };
  return signIn(sessions, { user, authenticateAgain }, client, recordNothing);
}

const newUser = async () => insertUser(database.pool, { password: PASSWORD });

const setHash = async (id: string, password: string) =>
  database.pool.query('UPDATE users SET password_hash = $2 WHERE id = $1', [
    id,
    await hashPassword(password),
  ]);

test('a sign-in works when another one meanwhile replaces the hash of the same password', async () => {
  const user = await newUser();
  const tokens = await signInWhile(user.email, () => setHash(user.id, PASSWORD));
  expect(tokens.accessToken).toEqual(expect.any(String));
});

test('a password that is changed during the sign-in opens no session', async () => {
  const user = await newUser();
  const signedIn = signInWhile(user.email, () => setHash(user.id, 'another one altogether'));
  await expect(signedIn).rejects.toMatchObject({
    code: 'invalid_credentials',
    why: 'wrong password',
  });
});
