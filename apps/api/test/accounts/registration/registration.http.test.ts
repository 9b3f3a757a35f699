import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { members, refusal, testApi, tokensOf, stableParts } from '../../api.js';
import { mailsTo, newestMail, tokenIn } from '../../support/mails.js';
import { PASSWORD, newEmail, registrationRequests } from './registration-requests.js';

const api = testApi();
const { register, errors, verify, signIn, registered, users } = registrationRequests(api);

describe('a registration', () => {
  test('creates an account and signs in, when its mailed link is followed', async () => {
    const email = newEmail();
    const token = await registered(email);
    const tokens = tokensOf(await verify(token));
    const response = await api.profile(tokens.accessToken);
    expect(members(response)).toMatchObject({ email, name: 'Nora', role: 'user' });
    expect((await signIn(email)).status).toBe(200);
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
