import * as argon2 from '@node-rs/argon2';
import { createPool, createPrisma, hashPassword } from '@repo/db';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { PasswordAuthentication } from '../../src/accounts/password-authentication.js';
import { PasswordHasher } from '../../src/accounts/password-hasher.js';
import { clientKeyOf } from '../../src/accounts/client-key.js';
import { FailedSignIns } from '../../src/limits/failed-sign-ins.js';
import { insertUser, testDatabase } from '../support/database.js';

vi.mock('@node-rs/argon2', { spy: true });

const PASSWORD = 'correct horse battery staple';
const SOURCE = { clientAddress: '127.0.0.1' };

const database = testDatabase();
let authentication: PasswordAuthentication;

beforeAll(async () => {
  authentication = authenticationWith(new PasswordHasher());
});
beforeEach(() => {
  vi.mocked(argon2.verify).mockClear();
});

/** Returns the parameters of the hashes that passwords were verified against. */
const hashed = () => vi.mocked(argon2.verify).mock.calls.map(([hash]) => argon2.parseOptions(hash));

/** Makes an authentication whose limit on failures no test of this file reaches. */
function authenticationWith(passwords: PasswordHasher): PasswordAuthentication {
  const { pool } = database;
  const failedSignIns = new FailedSignIns(pool, {
    LOGIN_RATE_LIMIT: 1_000_000,
    LOGIN_RATE_WINDOW: 60,
  });
  return new PasswordAuthentication(pool, createPrisma(pool), passwords, failedSignIns);
}

const authenticate = (email: string, password: string) =>
  authentication.authenticate({ email, password }, SOURCE);

const newUser = async (password = PASSWORD) =>
  insertUser(database.pool, { passwordHash: await hashPassword(password) });

test('an address and its password authenticate a user', async () => {
  const user = await newUser();
  expect(await authenticate(user.email, PASSWORD)).toEqual({
    id: user.id,
    role: 'user',
    passwordHash: user.passwordHash,
  });
});

describe('Unicode', () => {
  test('an address is the same in every case and Unicode form (RFC 7617 §2.1)', async () => {
    const user = await insertUser(database.pool, {
      email: 'zoë@example.com',
      passwordHash: await hashPassword(PASSWORD),
    });
    for (const email of ['zoë@example.com', 'Zoë@Example.COM', 'ZOË@EXAMPLE.COM'].flatMap(
      (text) => [text.normalize('NFC'), text.normalize('NFD')],
    )) {
      expect(await authenticate(email, PASSWORD)).toMatchObject({ id: user.id });
    }
  });

  test('a password is the same in every Unicode form (NIST SP 800-63B-4 §3.1.1.2)', async () => {
    const user = await newUser('crème brûlée für zwölf'.normalize('NFD'));
    for (const form of ['NFC', 'NFD']) {
      expect(
        await authenticate(user.email, 'crème brûlée für zwölf'.normalize(form)),
      ).toMatchObject({ id: user.id });
    }
  });

  test('every character of a password counts (ASVS 6.2.8)', async () => {
    const long = 'a'.repeat(99);
    const user = await newUser(`${long}b`);
    for (const password of [`${long}c`, long, `${long}b `, `${long}B`, '']) {
      await expect(authenticate(user.email, password)).rejects.toMatchObject({
        why: 'wrong password',
      });
    }
  });
});

describe('every refusal does the same work: one hash, with the same parameters', () => {
  test.each([
    ['unknown user', 'nobody@example.com', PASSWORD],
    ['unknown user', 'line\nbreak@example.com', PASSWORD],
    ['unknown user', 'nul\u0000@example.com', PASSWORD],
    ['unknown user', '', ''],
    ['wrong password', undefined, 'wrong'],
    ['wrong password', undefined, ''],
  ])('%s %j', async (why, email, password) => {
    const user = await newUser();
    await expect(authenticate(email ?? user.email, password)).rejects.toMatchObject({
      code: 'invalid_credentials',
      why,
      limitsReached: [],
    });
    await authenticate(user.email, PASSWORD);
    const [refused, accepted, ...more] = hashed();
    expect(refused).toEqual(accepted);
    expect(more).toEqual([]);
  });

  test('disabled user, with the right password', async () => {
    const user = await newUser();
    await database.pool.query('UPDATE users SET disabled_at = now() WHERE id = $1', [user.id]);
    await expect(authenticate(user.email, PASSWORD)).rejects.toMatchObject({
      code: 'invalid_credentials',
      why: 'disabled',
      limitsReached: [],
    });
    expect(hashed()).toHaveLength(1);
  });
});

test('a hash is Argon2id with at least the parameters that OWASP asks for, and has its own salt (ASVS 11.4.2)', async () => {
  const [one, two] = await Promise.all([hashPassword(PASSWORD), hashPassword(PASSWORD)]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(argon2.parseOptions(one).saltLen).toBeGreaterThanOrEqual(16);
  expect(one).not.toBe(two);
});

test('a hash with older parameters is replaced by the next sign-in (ASVS 11.2.2)', async () => {
  const old = await argon2.hash(PASSWORD, { memoryCost: 4096, timeCost: 1, parallelism: 1 });
  const user = await insertUser(database.pool, { passwordHash: old });
  const stored = async () => {
    const { rows } = await database.pool.query(
      'SELECT password_hash AS hash FROM users WHERE id = $1',
      [user.id],
    );
    return rows[0].hash;
  };
  await expect(authenticate(user.email, 'wrong')).rejects.toThrow('invalid_credentials');
  expect(await stored()).toBe(old);

  const renewed = await authenticate(user.email, PASSWORD);
  expect(await stored()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(renewed).toMatchObject({ passwordHash: await stored() });
  expect(await authenticate(user.email, PASSWORD)).toEqual(renewed);
});

test('while other passwords are being hashed, an old hash is not replaced, so the sign-in does not wait', async () => {
  const old = await argon2.hash(PASSWORD, { memoryCost: 4096, timeCost: 1, parallelism: 1 });
  const passwords = new PasswordHasher(1);
  const other = passwords.hash(PASSWORD, clientKeyOf('192.0.2.1', 'other'));
  const by = clientKeyOf('192.0.2.2', 'user');
  expect(await passwords.rehash(old, PASSWORD, by)).toBeUndefined();
  await other;
  expect(await passwords.rehash(old, PASSWORD, by)).toMatch(/^\$argon2id\$v=19\$m=19456,/);
});

test('when too many sign-ins wait, neither the account nor the password is checked', async () => {
  const user = await newUser();
  const narrow = authenticationWith(new PasswordHasher(1, { perNetwork: 1, inTotal: 1 }));
  const query = vi.spyOn(database.pool, 'query');
  const attempts = await Promise.allSettled(
    Array.from({ length: 20 }, () =>
      narrow.authenticate({ email: user.email, password: PASSWORD }, SOURCE),
    ),
  );
  const accepted = attempts.filter(({ status }) => status === 'fulfilled');
  const refused = attempts.flatMap((attempt) => ('reason' in attempt ? [attempt.reason] : []));
  expect(accepted).not.toEqual([]);
  expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['service_unavailable']));
  expect(argon2.verify).toHaveBeenCalledTimes(accepted.length);
  const names = query.mock.calls.map(([asked]) => String(Reflect.get(Object(asked), 'name')));
  expect(names.filter((name) => name === 'user_signing_in')).toHaveLength(accepted.length);
  query.mockRestore();
});

test('when failures cannot be counted, the sign-in fails as a server error, not as a refusal', async () => {
  const user = await newUser();
  const { pool } = database;
  const gone = createPool('postgres://nobody@127.0.0.1:1/nowhere');
  const failedSignIns = new FailedSignIns(gone, { LOGIN_RATE_LIMIT: 10, LOGIN_RATE_WINDOW: 60 });
  const prisma = createPrisma(pool);
  const cautious = new PasswordAuthentication(pool, prisma, new PasswordHasher(), failedSignIns);
  const attempt = cautious.authenticate({ email: user.email, password: 'wrong' }, SOURCE);
  await expect(attempt).rejects.toThrow(/ECONNREFUSED/);
  await gone.end();
});
