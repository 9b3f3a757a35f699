import { createPrisma, hashPassword } from '@repo/db';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { PasswordAuthentication } from '../../src/accounts/password-authentication.js';
import { Passwords } from '../../src/accounts/passwords.js';
import { signIn } from '../../src/accounts/sign-in.js';
import { FailedSignIns } from '../../src/limits/failed-sign-ins.js';
import { Revocations } from '../../src/sessions/revocations/revocations.js';
import { Sessions } from '../../src/sessions/sessions.js';
import { createSigningKeys } from '../../src/tokens/signing-keys.js';
import { TokenClock } from '../../src/tokens/token-clock.js';
import { Tokens } from '../../src/tokens/tokens.js';
import { insertUser, testDatabase } from '../support/database.js';
import { unrecorded } from '../support/unrecorded.js';
import { newKey } from '../tokens/keys.js';
import { ISSUER } from '../tokens/mint.js';

const PASSWORD = 'correct horse battery staple';
const settings = {
  API_ORIGIN: ISSUER,
  ACCESS_TOKEN_TTL: 300,
  REFRESH_GRACE: 30,
  REFRESH_IDLE_TTL: 600,
  SESSION_TTL: 6000,
};

let database: Awaited<ReturnType<typeof testDatabase>>;
let passwords: PasswordAuthentication;
let sessions: Sessions;

beforeAll(async () => {
  database = await testDatabase();
  const { pool, url } = database;
  const log = { info: vi.fn<() => void>(), warn: vi.fn<() => void>() };
  const failedSignIns = new FailedSignIns(pool, {
    LOGIN_RATE_LIMIT: 1_000_000,
    LOGIN_RATE_WINDOW: 60,
  });
  const prisma = createPrisma(pool);
  passwords = new PasswordAuthentication(pool, prisma, new Passwords(), failedSignIns);
  const clock = new TokenClock();
  const revocations = new Revocations(url, pool, 300, log, clock);
  const tokens = new Tokens(createSigningKeys([newKey()]), settings, clock);
  sessions = new Sessions(pool, tokens, revocations, settings);
});
afterAll(() => database.drop());

/** Signs in, and lets something happen after the password was found right. */
async function signInWhile(email: string, happens: () => Promise<unknown>) {
  const authenticateAgain = () =>
    passwords.authenticate({ email, password: PASSWORD }, { clientAddress: '127.0.0.1' });
  const user = await authenticateAgain();
  await happens();
  const client = { address: undefined, userAgent: undefined };
  return signIn(sessions, { user, authenticateAgain }, client, unrecorded);
}

const newUser = async () =>
  insertUser(database.pool, { passwordHash: await hashPassword(PASSWORD) });

const setHash = async (id: string, password: string) =>
  database.pool.query('UPDATE users SET password_hash = $2 WHERE id = $1', [
    id,
    await hashPassword(password),
  ]);

test('another sign-in may renew the hash meanwhile: it is the same password', async () => {
  const user = await newUser();
  const tokens = await signInWhile(user.email, () => setHash(user.id, PASSWORD));
  expect(tokens.accessToken).toEqual(expect.any(String));
});

test('a password that is changed meanwhile opens nothing', async () => {
  const user = await newUser();
  const signedIn = signInWhile(user.email, () => setHash(user.id, 'another one altogether'));
  await expect(signedIn).rejects.toMatchObject({
    code: 'invalid_credentials',
    why: 'wrong password',
  });
});
