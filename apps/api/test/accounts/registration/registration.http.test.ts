import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { members, refusal, testApi, tokensOf, stableParts } from '../../api.js';
import { mailsTo, newestMail, tokenIn } from '../../support/mails.js';

const PASSWORD = 'seven quiet herons';

const api = testApi();

let count = 0;
/** An address that has no account. */
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

/** Registers and returns the token of the mailed link. */
async function registered(email: string, mails = 1): Promise<string> {
  expect((await register(email)).status).toBe(202);
  return tokenIn(await newestMail(api, email, mails), 'verify-email');
}

const users = async (email: string) => {
  const { rows } = await api.pool.query('SELECT name, role FROM users WHERE email = $1', [email]);
  return rows;
};

describe('a registration', () => {
  test('creates an account and signs in, when its mailed link is followed', async () => {
    const email = newEmail();
    const token = await registered(email);
    const tokens = tokensOf(await verify(token));
    const response = await api.profile(tokens.accessToken);
    expect(members(response)).toMatchObject({ email, name: 'Nora', role: 'user' });
    expect((await signIn(email)).status).toBe(200);
    const { rows } = await api.pool.query('SELECT id FROM users WHERE email = $1', [email]);
    await expect
      .poll(async () => {
        const events = 'SELECT event FROM auth_events WHERE user_id = $1 ORDER BY id';
        return (await api.pool.query(events, [rows[0].id])).rows;
      })
      .toEqual([
        { event: 'user_created' },
        { event: 'authn_login_success' },
        { event: 'session_created' },
        { event: 'authn_login_success' },
        { event: 'session_created' },
      ]);
  });

  test('creates nothing before the link is followed: no sign-in works, and the address is not taken', async () => {
    const email = newEmail();
    await registered(email);
    expect(refusal(await signIn(email))).toEqual([401, 'invalid_credentials']);
    expect(await users(email)).toEqual([]);
  });

  test('keeps an address in lower case and Unicode NFC', async () => {
    const email = `zoë-${newEmail()}`;
    expect((await register(email.toUpperCase().normalize('NFD'))).status).toBe(202);
    await verify(tokenIn(await newestMail(api, email), 'verify-email'));
    expect((await signIn(email.normalize('NFD'))).status).toBe(200);
  });

  test('stores only the hash of its token, and its address', async () => {
    const email = newEmail();
    const token = await registered(email);
    const { rows } = await api.pool.query('SELECT * FROM registrations WHERE email = $1', [email]);
    const hash = createHash('sha256').update(token).digest();
    expect(rows).toEqual([{ token_hash: hash, email, expires_at: expect.any(Date) }]);
  });

  test('contains its address in its token, where it cannot be changed', async () => {
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

  test('lets only the owner of the address choose name and password', async () => {
    const email = newEmail();
    expect(await errors(email, { password: 'nine other herons', name: 'Mallory' })).toEqual([
      { pointer: '#', code: 'unknown_member', detail: expect.any(String) },
    ]);
    await verify(await registered(email));
    expect(refusal(await signIn(email, 'nine other herons'))).toEqual([401, 'invalid_credentials']);
    expect((await signIn(email)).status).toBe(200);
  });
});

describe('a link is no longer valid, and the response does not say why: 410 (RFC 9110 §15.5.11)', () => {
  const INVALID = [410, 'link_invalid'];

  test('used, also three times at once', async () => {
    const email = newEmail();
    const token = await registered(email);
    const responses = await Promise.all([verify(token), verify(token), verify(token)]);
    expect(responses.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      200, 410, 410,
    ]);
    expect(refusal(await verify(token))).toEqual(INVALID);
    // Not even when the account is gone.
    await api.pool.query('DELETE FROM users WHERE email = $1', [email]);
    expect(refusal(await verify(token))).toEqual(INVALID);
  });

  test('expired', async () => {
    const email = newEmail();
    const token = await registered(email);
    await api.pool.query('UPDATE registrations SET expires_at = now() WHERE email = $1', [email]);
    expect(refusal(await verify(token))).toEqual(INVALID);
    expect(await users(email)).toEqual([]);
  });

  test('unknown, with the same response as a used one', async () => {
    const token = await registered(newEmail());
    await verify(token);
    const [used, unknown, empty] = [
      await verify(token),
      await verify('x'.repeat(43)),
      await verify(''),
    ];
    expect(stableParts(unknown)).toEqual(stableParts(used));
    expect(stableParts(empty)).toEqual(stableParts(used));
  });

  test('for an address that has got an account through another link, whatever is sent with it', async () => {
    const email = newEmail();
    const first = await registered(email);
    const second = await registered(email, 2);
    expect((await verify(second, { name: 'Second' })).status).toBe(200);
    // A valid link would refuse this password as personal.
    expect(refusal(await verify(first, { password: email }))).toEqual(INVALID);
    expect(refusal(await verify(first))).toEqual(INVALID);
    expect(await users(email)).toEqual([{ name: 'Second', role: 'user' }]);
  });

  test('two links for one address, used at once: one creates the account', async () => {
    const email = newEmail();
    const tokens = [await registered(email), await registered(email, 2)];
    const responses = await Promise.all(tokens.map((token) => verify(token)));
    expect(responses.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410]);
    expect(await users(email)).toHaveLength(1);
  });
});

describe('a link stays valid', () => {
  test('after a name or a password was refused, which is checked first', async () => {
    const token = await registered('a-rather-long-name@example.com');
    const errorsOf = async (more: object) => members(await verify(token, more))['errors'];
    for (const unknown of [token, 'x'.repeat(43)]) {
      const response = await verify(unknown, { name: '', password: 'short' });
      expect(refusal(response)).toEqual([422, 'validation_failed']);
    }
    expect(await errorsOf({ name: '\u200b' })).toMatchObject([{ pointer: '#/name' }]);
    expect(await errorsOf({ password: 'passwordpassword' })).toEqual([
      {
        pointer: '#/password',
        code: 'password_repeats',
        detail: 'must not be one short text over and over: it is guessed as quickly as that text',
      },
    ]);
    for (const password of ['a-rather-long-name@example.com', 'Maximiliane Mustermann']) {
      expect(await errorsOf({ name: 'Maximiliane Mustermann', password })).toEqual([
        { pointer: '#/password', code: 'password_personal', detail: expect.any(String) },
      ]);
    }
    expect((await verify(token)).status).toBe(200);
  });

  test('after the address was registered again: a stranger cannot void a link', async () => {
    const email = newEmail();
    const first = await registered(email);
    await registered(email, 2);
    expect((await verify(first)).status).toBe(200);
  });
});

describe('a registered address', () => {
  test('gets the same response as an unknown one: only its owner is notified', async () => {
    const fresh = newEmail();
    const [unknown, known] = [await register(fresh), await register('user@example.com')];
    expect(unknown.status).toBe(202);
    expect(stableParts(known)).toEqual(stableParts(unknown));
    const mail = await newestMail(api, 'user@example.com');
    expect(mail.subject).toMatch(/^You already have an account/);
    expect(mail.text).not.toContain('token');
  });

  test('keeps its account unchanged', async () => {
    const email = newEmail();
    await verify(await registered(email));
    await register(email);
    expect((await newestMail(api, email, 2)).subject).toMatch(/^You already have an account/);
    expect(await users(email)).toEqual([{ name: 'Nora', role: 'user' }]);
    expect((await signIn(email)).status).toBe(200);
  });
});

describe('a registration must be valid (RFC 9110 §15.5.21)', () => {
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
  ])('%j is refused as an address', async (email) => {
    expect(await errors(email)).toEqual([
      { pointer: '#/email', code: expect.any(String), detail: expect.any(String) },
    ]);
  });

  test('a role, like any other member, is refused', async () => {
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
