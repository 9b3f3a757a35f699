import * as argon2 from '@node-rs/argon2';
import { createPool, createPrisma, hashPassword } from '@repo/db';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Accounts } from '../../src/accounts/accounts.js';
import { Passwords } from '../../src/accounts/passwords.js';
import { requesterOf } from '../../src/accounts/requester.js';
import { FailedSignIns } from '../../src/limits/failed-sign-ins.js';
import { insertUser, testDatabase } from '../support/database.js';
import { unrecorded } from '../support/unrecorded.js';

vi.mock('@node-rs/argon2', { spy: true });

const PASSWORD = 'correct horse battery staple';

let database: Awaited<ReturnType<typeof testDatabase>>;
let accounts: Accounts;

beforeAll(async () => {
  database = await testDatabase();
  accounts = accountsWith(new Passwords());
});
afterAll(() => database.drop());
beforeEach(() => {
  vi.mocked(argon2.verify).mockClear();
});

/** The parameters of the hashes that were worked on. */
const hashed = () => vi.mocked(argon2.verify).mock.calls.map(([hash]) => argon2.parseOptions(hash));

/** No failure of this file is one too many. */
function accountsWith(passwords: Passwords): Accounts {
  const { pool } = database;
  const failedSignIns = new FailedSignIns(pool, { limit: 1_000_000, window: 60 });
  return new Accounts(pool, createPrisma(pool), passwords, failedSignIns);
}

const authenticate = (email: string, password: string) =>
  accounts.authenticate(email, password, { clientAddress: '127.0.0.1' });

const newUser = async (password = PASSWORD) =>
  insertUser(database.pool, { passwordHash: await hashPassword(password) });

test('an address and its password are a user', async () => {
  const user = await newUser();
  expect(await authenticate(user.email, PASSWORD)).toEqual({
    outcome: 'accepted',
    user: { id: user.id, role: 'user', passwordHash: user.passwordHash },
  });
});

describe('one spelling', () => {
  test('of an address, whatever its case and its form in Unicode (RFC 7617 §2.1)', async () => {
    const user = await insertUser(database.pool, {
      email: 'zoë@example.com',
      passwordHash: await hashPassword(PASSWORD),
    });
    for (const email of ['zoë@example.com', 'Zoë@Example.COM', 'ZOË@EXAMPLE.COM'].flatMap(
      (text) => [text.normalize('NFC'), text.normalize('NFD')],
    )) {
      expect(await authenticate(email, PASSWORD)).toMatchObject({ user: { id: user.id } });
    }
  });

  test('of a password, in whichever form of Unicode it is typed (NIST SP 800-63B-4 §3.1.1.2)', async () => {
    const user = await newUser('crème brûlée für zwölf'.normalize('NFD'));
    for (const form of ['NFC', 'NFD']) {
      expect(
        await authenticate(user.email, 'crème brûlée für zwölf'.normalize(form)),
      ).toMatchObject({ outcome: 'accepted' });
    }
  });

  test('and no other change: every character of a password counts', async () => {
    const long = 'a'.repeat(99);
    const user = await newUser(`${long}b`);
    for (const password of [`${long}c`, long, `${long}b `, `${long}B`, '']) {
      expect(await authenticate(user.email, password)).toMatchObject({
        cause: 'wrong password',
      });
    }
  });
});

describe('every refusal takes the same work: one hash, with the same parameters', () => {
  test.each([
    ['unknown user', 'nobody@example.com', PASSWORD],
    ['unknown user', 'line\nbreak@example.com', PASSWORD],
    ['unknown user', 'nul\u0000@example.com', PASSWORD],
    ['unknown user', '', ''],
    ['wrong password', undefined, 'wrong'],
    ['wrong password', undefined, ''],
  ])('%s %j', async (cause, email, password) => {
    const user = await newUser();
    expect(await authenticate(email ?? user.email, password)).toEqual({
      outcome: 'refused',
      cause,
      limitsReached: [],
    });
    await authenticate(user.email, PASSWORD);
    const [refused, accepted, ...more] = hashed();
    expect(refused).toEqual(accepted);
    expect(more).toEqual([]);
  });

  test('disabled, with the right password', async () => {
    const user = await newUser();
    await database.pool.query('UPDATE users SET disabled_at = now() WHERE id = $1', [user.id]);
    expect(await authenticate(user.email, PASSWORD)).toEqual({
      outcome: 'refused',
      cause: 'disabled',
      limitsReached: [],
    });
    expect(hashed()).toHaveLength(1);
  });
});

test('a hash is Argon2id with what OWASP asks for at least, and a salt of its own', async () => {
  const [one, two] = await Promise.all([hashPassword(PASSWORD), hashPassword(PASSWORD)]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(argon2.parseOptions(one).saltLen).toBeGreaterThanOrEqual(16);
  expect(one).not.toBe(two);
});

test('a hash with older parameters is brought up to date by the next sign-in', async () => {
  const old = await argon2.hash(PASSWORD, { memoryCost: 4096, timeCost: 1, parallelism: 1 });
  const user = await insertUser(database.pool, { passwordHash: old });
  const stored = async () => {
    const { rows } = await database.pool.query(
      'SELECT password_hash AS hash FROM users WHERE id = $1',
      [user.id],
    );
    return rows[0].hash;
  };
  await authenticate(user.email, 'wrong');
  expect(await stored()).toBe(old);

  const renewed = await authenticate(user.email, PASSWORD);
  expect(await stored()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(renewed).toMatchObject({ user: { passwordHash: await stored() } });
  expect(await authenticate(user.email, PASSWORD)).toEqual(renewed);
});

test('a hash is not renewed while others are being hashed: the sign-in has its answer at once', async () => {
  const old = await argon2.hash(PASSWORD, { memoryCost: 4096, timeCost: 1, parallelism: 1 });
  const passwords = new Passwords(1);
  const other = passwords.hash(PASSWORD, requesterOf('192.0.2.1', 'other'));
  const by = requesterOf('192.0.2.2', 'user');
  expect(await passwords.renew(old, PASSWORD, by)).toBeUndefined();
  await other;
  expect(await passwords.renew(old, PASSWORD, by)).toMatch(/^\$argon2id\$v=19\$m=19456,/);
});

test('when too many wait, neither the account nor the password is looked at', async () => {
  const user = await newUser();
  const narrow = accountsWith(new Passwords(1, { perNetwork: 1, inAll: 1 }));
  const query = vi.spyOn(database.pool, 'query');
  const outcomes = await Promise.all(
    Array.from(
      { length: 20 },
      async () =>
        (await narrow.authenticate(user.email, PASSWORD, { clientAddress: '127.0.0.1' })).outcome,
    ),
  );
  expect(outcomes).toContain('accepted');
  expect(outcomes).toContain('busy');
  const accepted = outcomes.filter((outcome) => outcome === 'accepted');
  expect(argon2.verify).toHaveBeenCalledTimes(accepted.length);
  const names = query.mock.calls.map(([asked]) => String(Reflect.get(Object(asked), 'name')));
  expect(names.filter((name) => name === 'user_signing_in')).toHaveLength(accepted.length);
  query.mockRestore();
});

test('when failures cannot be counted, nobody is refused: it is the failure of a server', async () => {
  const user = await newUser();
  const { pool } = database;
  const gone = createPool('postgres://nobody@127.0.0.1:1/nowhere');
  const failedSignIns = new FailedSignIns(gone, { limit: 10, window: 60 });
  const cautious = new Accounts(pool, createPrisma(pool), new Passwords(), failedSignIns);
  const attempt = cautious.authenticate(user.email, 'wrong', { clientAddress: '127.0.0.1' });
  await expect(attempt).rejects.toThrow(/ECONNREFUSED/);
  await gone.end();
});

describe('a profile', () => {
  test('is what the person may see of it, and no more', async () => {
    const user = await newUser();
    expect(await accounts.profileOf(user.id)).toEqual({
      id: user.id,
      email: user.email,
      name: user.name,
      role: 'user',
      createdAt: expect.any(Date),
    });
  });

  test('has the new name after a renaming', async () => {
    const user = await newUser();
    const renamed = await accounts.rename(user.id, 'Nöra', unrecorded);
    expect(renamed).toMatchObject({ id: user.id, name: 'Nöra' });
    expect(await accounts.profileOf(user.id)).toEqual(renamed);
  });

  test('is not there for a disabled or unknown user', async () => {
    const user = await newUser();
    await database.pool.query('UPDATE users SET disabled_at = now() WHERE id = $1', [user.id]);
    for (const id of [user.id, '0198c0de-0000-7000-8000-00000000dead']) {
      expect(await accounts.profileOf(id)).toBeUndefined();
      expect(await accounts.rename(id, 'Nora', unrecorded)).toBeUndefined();
    }
  });
});
