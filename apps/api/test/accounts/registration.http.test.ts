import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { members, refusal, startTestApi, type TestApi, tokensOf, told } from '../api.js';
import { testDatabase } from '../support/database.js';
import { mailsTo, newestMail, tokenIn } from '../support/mails.js';

const PASSWORD = 'seven quiet herons';

let database: Awaited<ReturnType<typeof testDatabase>>;
let api: TestApi;
beforeAll(async () => {
  database = await testDatabase();
  api = await startTestApi({ DATABASE_URL: database.url });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

let count = 0;
/** An address that nobody has. */
function newEmail(): string {
  count += 1;
  return `new-${count}@example.com`;
}

const register = (email: unknown, more: object = {}) =>
  api.post('/auth/register', { email, ...more });
const errors = async (email: unknown, more: object = {}) =>
  members(await register(email, more))['errors'];
const verify = (token: string, more: object = {}) =>
  api.post('/auth/verify-email', { token, name: 'Nora', password: PASSWORD, ...more });
const signIn = (email: string, password = PASSWORD) => api.post('/auth/login', { email, password });

/** Registers and answers the token of the mailed link. */
async function registered(email: string, mails = 1): Promise<string> {
  expect((await register(email)).status).toBe(202);
  return tokenIn(await newestMail(api, email, mails), 'verify-email');
}

const users = async (email: string) => {
  const { rows } = await database.pool.query('SELECT name, role FROM users WHERE email = $1', [
    email,
  ]);
  return rows;
};

describe('an account begins', () => {
  test('with a mailed link that signs in, once it is followed', async () => {
    const email = newEmail();
    const token = await registered(email);
    const tokens = tokensOf(await verify(token));
    const answer = await api.profile(tokens.accessToken);
    expect(members(answer)).toMatchObject({ email, name: 'Nora', role: 'user' });
    expect((await signIn(email)).status).toBe(200);
    const { rows } = await database.pool.query('SELECT id FROM users WHERE email = $1', [email]);
    await expect
      .poll(async () => {
        const events = 'SELECT event FROM auth_events WHERE user_id = $1 ORDER BY id';
        return (await database.pool.query(events, [rows[0].id])).rows;
      })
      .toEqual([
        { event: 'user_created' },
        { event: 'authn_login_success' },
        { event: 'session_created' },
        { event: 'authn_login_success' },
        { event: 'session_created' },
      ]);
  });

  test('not before: until then nobody can sign in with it, and no address is taken', async () => {
    const email = newEmail();
    await registered(email);
    expect(refusal(await signIn(email))).toEqual([401, 'invalid_credentials']);
    expect(await users(email)).toEqual([]);
  });

  test('with an address in one spelling: lower case, Unicode NFC', async () => {
    const email = `zoë-${newEmail()}`;
    expect((await register(email.toUpperCase().normalize('NFD'))).status).toBe(202);
    await verify(tokenIn(await newestMail(api, email), 'verify-email'));
    expect((await signIn(email.normalize('NFD'))).status).toBe(200);
  });

  test('with a token of which only the hash is kept, and nothing else but its address', async () => {
    const email = newEmail();
    const token = await registered(email);
    const { rows } = await database.pool.query('SELECT * FROM registrations WHERE email = $1', [
      email,
    ]);
    const hash = createHash('sha256').update(token).digest();
    expect(rows).toEqual([{ token_hash: hash, email, expires_at: expect.any(Date) }]);
  });

  test('with a token that carries its address, which nobody can change', async () => {
    const email = newEmail();
    const token = await registered(email);
    const random = token.slice(0, 43);
    expect(Buffer.from(token.slice(43), 'base64url').toString()).toBe(email);
    const forged = random + Buffer.from('mallory@example.com').toString('base64url');
    for (const other of [forged, random]) {
      expect(refusal(await verify(other))).toEqual([410, 'link_invalid']);
    }
    expect((await verify(token)).status).toBe(200);
  });

  test('with what the owner of the address chooses: whoever asked chooses nothing', async () => {
    const email = newEmail();
    expect(await errors(email, { password: 'nine other herons', name: 'Mallory' })).toEqual([
      { pointer: '#', code: 'unknown_member', detail: expect.any(String) },
    ]);
    await verify(await registered(email));
    expect(refusal(await signIn(email, 'nine other herons'))).toEqual([401, 'invalid_credentials']);
    expect((await signIn(email)).status).toBe(200);
  });
});

describe('a link is no longer valid: 410 (RFC 9110 §15.5.11), whatever the reason', () => {
  const INVALID = [410, 'link_invalid'];

  test('used, also twice at once', async () => {
    const email = newEmail();
    const token = await registered(email);
    const answers = await Promise.all([verify(token), verify(token), verify(token)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410, 410]);
    expect(refusal(await verify(token))).toEqual(INVALID);
    // Not even when the account is gone.
    await database.pool.query('DELETE FROM users WHERE email = $1', [email]);
    expect(refusal(await verify(token))).toEqual(INVALID);
  });

  test('expired', async () => {
    const email = newEmail();
    const token = await registered(email);
    await database.pool.query('UPDATE registrations SET expires_at = now() WHERE email = $1', [
      email,
    ]);
    expect(refusal(await verify(token))).toEqual(INVALID);
    expect(await users(email)).toEqual([]);
  });

  test('unknown, and told by nothing from one that was used', async () => {
    const token = await registered(newEmail());
    await verify(token);
    const [used, unknown, empty] = [
      await verify(token),
      await verify('x'.repeat(43)),
      await verify(''),
    ];
    expect(told(unknown)).toEqual(told(used));
    expect(told(empty)).toEqual(told(used));
  });

  test('of an address that has got an account by another link, whatever is sent with it', async () => {
    const email = newEmail();
    const first = await registered(email);
    const second = await registered(email, 2);
    expect((await verify(second, { name: 'Second' })).status).toBe(200);
    // A link that is still good would say that this password is personal.
    expect(refusal(await verify(first, { password: email }))).toEqual(INVALID);
    expect(refusal(await verify(first))).toEqual(INVALID);
    expect(await users(email)).toEqual([{ name: 'Second', role: 'user' }]);
  });

  test('of two to one address that are used at once: one makes the account', async () => {
    const email = newEmail();
    const tokens = [await registered(email), await registered(email, 2)];
    const answers = await Promise.all(tokens.map((token) => verify(token)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410]);
    expect(await users(email)).toHaveLength(1);
  });
});

describe('a link is still good', () => {
  test('after name or password were refused; that is said first', async () => {
    const token = await registered('a-rather-long-name@example.com');
    const errorsOf = async (more: object) => members(await verify(token, more))['errors'];
    for (const unknown of [token, 'x'.repeat(43)]) {
      const answer = await verify(unknown, { name: '', password: 'short' });
      expect(refusal(answer)).toEqual([422, 'validation_failed']);
    }
    expect(await errorsOf({ name: '\u200b' })).toMatchObject([{ pointer: '#/name' }]);
    expect(await errorsOf({ password: 'passwordpassword' })).toEqual([
      {
        pointer: '#/password',
        code: 'password_repeats',
        detail: 'must not repeat one short text: that is as easy to guess as the text',
      },
    ]);
    for (const password of ['a-rather-long-name@example.com', 'Maximiliane Mustermann']) {
      expect(await errorsOf({ name: 'Maximiliane Mustermann', password })).toEqual([
        { pointer: '#/password', code: 'password_personal', detail: expect.any(String) },
      ]);
    }
    expect((await verify(token)).status).toBe(200);
  });

  test('after the address was asked for again: a stranger voids nobody’s link', async () => {
    const email = newEmail();
    const first = await registered(email);
    await registered(email, 2);
    expect((await verify(first)).status).toBe(200);
  });
});

describe('whether an address is known', () => {
  test('nobody is told but its owner: the answer is the same', async () => {
    const fresh = newEmail();
    const [unknown, known] = [await register(fresh), await register('user@example.com')];
    expect(unknown.status).toBe(202);
    expect(told(known)).toEqual(told(unknown));
    const mail = await newestMail(api, 'user@example.com');
    expect(mail.subject).toMatch(/^You already have an account/);
    expect(mail.text).not.toContain('token');
  });

  test('changes nothing of the account that is there', async () => {
    const email = newEmail();
    await verify(await registered(email));
    await register(email);
    expect((await newestMail(api, email, 2)).subject).toMatch(/^You already have an account/);
    expect(await users(email)).toEqual([{ name: 'Nora', role: 'user' }]);
    expect((await signIn(email)).status).toBe(200);
  });
});

describe('what is sent has to be valid (RFC 9110 §15.5.21)', () => {
  test.each([
    'nobody',
    'no@host',
    'two@@example.com',
    'colon:in@example.com',
    'space in@example.com',
    'line\nbreak@example.com',
    'a@example..com',
    '<a@example.com>',
    'a,b@example.com',
    `${'x'.repeat(243)}@example.com`,
    7,
  ])('%j is no address to register', async (email) => {
    expect(await errors(email)).toEqual([
      { pointer: '#/email', code: expect.any(String), detail: expect.any(String) },
    ]);
  });

  test('no role, and nothing else, can be asked for', async () => {
    expect(await errors(newEmail(), { role: 'admin' })).toEqual([
      { pointer: '#', code: 'unknown_member', detail: expect.any(String) },
    ]);
  });

  test('a refused registration sends no mail', async () => {
    const email = newEmail();
    await register(email, { password: PASSWORD });
    await registered(newEmail());
    expect(await mailsTo(api, email)).toEqual([]);
  });
});
