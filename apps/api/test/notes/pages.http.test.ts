import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ADMIN, bearer, expectRefusal, members, testApi } from '../api.js';

const api = testApi();
let token: string;
const ids: string[] = [];
beforeAll(async () => {
  token = api.user.accessToken;
  const { accessToken: admin } = await api.signIn(ADMIN);
  for (const title of ['one', 'two', 'three', 'four', 'five']) {
    // Between the user's notes there are some of another user.
    await api.json('POST', '/notes', { title: 'another’s' }, ...bearer(admin));
    const written = await api.json('POST', '/notes', { title }, ...bearer(token));
    ids.unshift(String(members(written)['id']));
  }
});

const pageShape = z.strictObject({
  notes: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      text: z.string(),
      createdAt: z.iso.datetime(),
      updatedAt: z.iso.datetime(),
    }),
  ),
  nextCursor: z.string().nullable(),
});
const list = (query = '') => api.get(`/notes${query}`, ...bearer(token));
const page = async (query = '') => {
  const { notes, nextCursor } = pageShape.parse(members(await list(query)));
  return { ids: notes.map(({ id }) => id), nextCursor };
};

test('a user’s notes are listed newest first', async () => {
  expect(await page()).toEqual({ ids, nextCursor: null });
});

test('the pages together are the whole list', async () => {
  const first = await page('?limit=2');
  const second = await page(`?limit=2&cursor=${first.nextCursor}`);
  const third = await page(`?limit=2&cursor=${second.nextCursor}`);
  expect([first, second, third].map((one) => one.ids.length)).toEqual([2, 2, 1]);
  expect([first, second, third].flatMap((one) => one.ids)).toEqual(ids);
  expect(third.nextCursor).toBeNull();
});

test('the last page has no next cursor', async () => {
  expect(await page('?limit=5')).toEqual({ ids, nextCursor: null });
});

test('a note that is created meanwhile shifts no page', async () => {
  const first = await page('?limit=3');
  const written = await api.json('POST', '/notes', { title: 'new' }, ...bearer(token));
  expect((await page(`?cursor=${first.nextCursor}`)).ids).toEqual(ids.slice(3));
  const target = `/notes/${String(members(written)['id'])}`;
  await api.send(target, { method: 'DELETE', headers: bearer(token) });
});

test('a page after the last note is empty', async () => {
  expect(await page(`?cursor=${ids.at(-1)}`)).toEqual({ ids: [], nextCursor: null });
});

test.each([
  '?limit=0',
  '?limit=101',
  '?limit=1.5',
  '?limit=x',
  '?cursor=x',
  '?cursor=',
  '?limit=1&limit=2',
  '?other=1',
])('%s is not valid', async (query) => expectRefusal(await list(query), 'validation_failed'));
