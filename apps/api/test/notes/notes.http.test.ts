import { discoverOAuthProtectedResourceMetadata } from '@modelcontextprotocol/client';
import { beforeAll, describe, expect, test } from 'vitest';
import { MAX_NOTES } from '../../src/notes/notes.js';
import { ADMIN, bearer, expectRefusal, field, members, testApi } from '../api.js';
import { inLockOrder } from '../support/in-lock-order.js';
import { withClaims } from '../support/changed-tokens.js';

const api = testApi();
let user: string;
let admin: string;
beforeAll(async () => {
  user = api.user.accessToken;
  ({ accessToken: admin } = await api.signIn(ADMIN));
});

const write = (note: unknown, ...credential: readonly string[]) =>
  api.json('POST', '/notes', note, ...(credential.length > 0 ? credential : bearer(user)));
const read = (id: string, token = user) => api.get(`/notes/${id}`, ...bearer(token));
const change = (id: string, body: unknown, token = user) =>
  api.json('PATCH', `/notes/${id}`, body, ...bearer(token));
const remove = (id: string, token = user) =>
  api.send(`/notes/${id}`, { method: 'DELETE', headers: bearer(token) });
const idOf = (response: Awaited<ReturnType<typeof write>>) => String(members(response)['id']);

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

test('a note is created, found at its Location, changed and deleted (RFC 9110 §15.3.2)', async () => {
  const written = await write({ title: 'Shopping', text: 'Milk\nBread' });
  expect(written.status).toBe(201);
  const note = members(written);
  expect(note).toEqual({
    id: expect.any(String),
    title: 'Shopping',
    text: 'Milk\nBread',
    createdAt: TIME,
    updatedAt: TIME,
  });
  const [location = ''] = field(written, 'location');
  expect(location).toBe(`/notes/${String(note['id'])}`);
  expect(members(await api.get(location, ...bearer(user)))).toEqual(note);

  const changed = await change(idOf(written), { text: '' });
  expect(members(changed)).toEqual({ ...note, text: '', updatedAt: TIME });
  expect(members(await change(idOf(written), { title: 'Done' }))).toMatchObject({
    title: 'Done',
    text: '',
  });

  const removed = await remove(idOf(written));
  expect([removed.status, removed.body]).toEqual([204, '']);
  expectRefusal(await read(idOf(written)), 'not_found');
  expectRefusal(await remove(idOf(written)), 'not_found');
});

test('another user’s note gets the same response as one that never existed (OWASP API1:2023, RFC 9110 §15.5.5)', async () => {
  const id = idOf(await write({ title: 'Private' }));
  const never = '0198c0de-0000-7000-8000-000000000001';
  const bodies = [];
  for (const unknown of [id, never, id.toUpperCase(), 'x', '1', `${id}0`]) {
    for (const response of [
      await read(unknown, admin),
      await change(unknown, { title: 'Mine' }, admin),
      await remove(unknown, admin),
    ]) {
      expectRefusal(response, 'not_found');
      bodies.push(JSON.stringify({ ...members(response), instance: '' }));
    }
  }
  expect(new Set(bodies).size).toBe(1);
  expect((await api.get('/notes', ...bearer(admin))).body).not.toContain('Private');
  expect(members(await read(id))).toMatchObject({ title: 'Private' });
});

test('the body is validated before the note is looked up', async () => {
  const response = await change('0198c0de-0000-7000-8000-000000000001', { title: '' });
  expectRefusal(response, 'validation_failed');
});

describe('a note', () => {
  test.each([
    ['combining marks (Unicode NFC)', 'Zoe\u0308', 'Zoë'],
    ['white space around it', '  two words  ', 'two words'],
    ['200 characters', '𝒩'.repeat(200), '𝒩'.repeat(200)],
    ['HTML', '<b>bold</b>', '<b>bold</b>'],
  ])('can have a title with %s', async (_, title, kept) => {
    expect(members(await write({ title }))).toMatchObject({ title: kept, text: '' });
  });

  test.each([
    ['no text', ''],
    ['a text of white space', ' \n\t\u2028 '],
    ['a text of any characters', '👩‍👩‍👧 \u0001'],
    ['a text of 2000 characters', '𝒩'.repeat(2000)],
  ])('can have %s, kept as it is', async (_, text) => {
    const id = idOf(await write({ title: 'x', text }));
    expect(members(await read(id))).toMatchObject({ text });
  });

  test.each([
    ['no title', { text: 'x' }, '#/title'],
    ['an empty title', { title: ' ' }, '#/title'],
    ['a long title', { title: 'x'.repeat(201) }, '#/title'],
    ['a title of two lines', { title: 'a\nb' }, '#/title'],
    ['a NUL in its title', { title: 'a\0' }, '#/title'],
    ['half a surrogate pair in its title', { title: '\ud800' }, '#/title'],
    ['a title that is not text', { title: 1 }, '#/title'],
    ['a long text', { title: 'x', text: 'x'.repeat(2001) }, '#/text'],
    ['a NUL in its text', { title: 'x', text: 'a\0' }, '#/text'],
    ['half a surrogate pair in its text', { title: 'x', text: '\udc00' }, '#/text'],
    ['null as its text', { title: 'x', text: null }, '#/text'],
    ['an id from the client', { title: 'x', id: 'x' }, '#'],
    ['another owner (OWASP API3:2023)', { title: 'x', userId: 'x' }, '#'],
  ])('cannot have %s', async (_, body, pointer) => {
    const response = await write(body);
    expectRefusal(response, 'validation_failed');
    expect(members(response)['errors']).toMatchObject([{ pointer }]);
  });

  test.each([
    [{}, '#'],
    [[], '#'],
    [{ title: null }, '#/title'],
    [{ title: '' }, '#/title'],
    [{ text: 'a\0' }, '#/text'],
    [{ createdAt: '2020-01-01T00:00:00Z' }, '#'],
    [{ userId: 'x' }, '#'],
  ])('cannot be changed by %j', async (body, pointer) => {
    const id = idOf(await write({ title: 'Kept' }));
    const response = await change(id, body);
    expectRefusal(response, 'validation_failed');
    expect(members(response)['errors']).toContainEqual(expect.objectContaining({ pointer }));
    expect(members(await read(id))).toMatchObject({ title: 'Kept' });
  });
});

test('a user has at most a thousand notes, however many are created at once (OWASP API4:2023)', async () => {
  const pool = api.pool;
  const ofAdmin = `user_id = (SELECT id FROM users WHERE email = '${ADMIN}')`;
  await pool.query(`DELETE FROM notes WHERE ${ofAdmin}`);
  await pool.query(
    `INSERT INTO notes (id, user_id, title, text)
     SELECT gen_random_uuid(), id, 'many', '' FROM users, generate_series(1, $2) WHERE email = $1`,
    [ADMIN, MAX_NOTES - 1],
  );
  const writeLast = () => write({ title: 'last' }, ...bearer(admin));
  const responses = await inLockOrder(pool, ADMIN, [writeLast, writeLast, writeLast, writeLast]);
  const statuses = responses.map(({ status }) => status).toSorted((a, b) => a - b);
  expect(statuses).toEqual([201, 409, 409, 409]);
  const refused = await write({ title: 'one more' }, ...bearer(admin));
  expectRefusal(refused, 'conflict');
  expect(members(refused)['detail']).toMatch(/at most 1000 notes\. Delete one/);
  // Other users have their own limit.
  expect((await write({ title: 'x' })).status).toBe(201);
  await pool.query(`DELETE FROM notes WHERE title = 'last'`);
  expect((await write({ title: 'one more' }, ...bearer(admin))).status).toBe(201);
  await pool.query(`DELETE FROM notes WHERE ${ofAdmin}`);
});

test('no note is created for a user who is gone (RFC 8725 §3.8)', async () => {
  const gone = withClaims(user, { sub: '0198c0de-0000-7000-8000-000000000009' }, api.key);
  expectRefusal(await write({ title: 'x' }, ...bearer(gone)), 'session_revoked', {
    extra: { reason: 'disabled' },
    challenges: expect.any(Array),
  });
});

test('notes are deleted with their account', async () => {
  const pool = api.pool;
  await write({ title: 'x' }, ...bearer(admin));
  await pool.query('DELETE FROM users WHERE email = $1', [ADMIN]);
  const { rows } = await pool.query(
    'SELECT FROM notes LEFT JOIN users ON users.id = user_id WHERE users.id IS NULL',
  );
  expect(rows).toEqual([]);
});

test('a program that knows only the address of the notes discovers the metadata of the API (RFC 9728 §3.1)', async () => {
  const address = `http://127.0.0.1:${api.port}/notes`;
  const metadata = await discoverOAuthProtectedResourceMetadata(address);
  expect(metadata.scopes_supported).toEqual(expect.arrayContaining(['notes:read', 'notes:write']));
});
