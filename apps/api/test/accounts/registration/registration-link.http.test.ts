import { describe, expect, test } from 'vitest';
import { members, refusal, testApi, stableParts } from '../../api.js';
import { newEmail, registrationRequests } from './registration-requests.js';

const api = testApi();
const { verify, registered, users } = registrationRequests(api);

describe('a link that is not valid gets a 410, which does not say why (RFC 9110 §15.5.11)', () => {
  const INVALID = [410, 'link_invalid'];

  test('used, also three times at once', async () => {
    const email = newEmail();
    const token = await registered(email);
    const responses = await Promise.all([verify(token), verify(token), verify(token)]);
    expect(responses.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      200, 410, 410,
    ]);
    expect(refusal(await verify(token))).toEqual(INVALID);
    // A used link stays invalid even when the account is gone.
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

  test('for an address that got an account through another link, whatever else the request contains', async () => {
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
  test('after a name or a password was refused: both are checked before the link is used', async () => {
    const token = await registered('a-rather-long-name@example.com');
    const errorsOf = async (more: object) => members(await verify(token, more))['errors'];
    for (const link of [token, 'x'.repeat(43)]) {
      const response = await verify(link, { name: '', password: 'short' });
      expect(refusal(response)).toEqual([422, 'validation_failed']);
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

  test('after the session could not be opened: without a session, no account is created', async () => {
    const email = newEmail();
    const token = await registered(email);
    // SQLSTATE 53100: the disk is full.
    await api.pool.query(`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql
      AS $$ BEGIN RAISE EXCEPTION 'no space' USING ERRCODE = '53100'; END $$;
      CREATE TRIGGER refuse BEFORE INSERT ON sessions FOR EACH ROW EXECUTE FUNCTION refuse()`);
    const failed = await verify(token);
    await api.pool.query('DROP TRIGGER refuse ON sessions; DROP FUNCTION refuse');
    expect(refusal(failed)).toEqual([503, 'service_unavailable']);
    expect(await users(email)).toEqual([]);
    expect((await verify(token)).status).toBe(200);
    expect(await users(email)).toEqual([{ name: 'Nora', role: 'user' }]);
  });

  test('after the address was registered again: a stranger cannot void a link', async () => {
    const email = newEmail();
    const first = await registered(email);
    await registered(email, 2);
    expect((await verify(first)).status).toBe(200);
  });
});
