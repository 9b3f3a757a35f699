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
    // Another person's notes lie between.
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

test('a person’s notes, the newest first', async () => {
  expect(await page()).toEqual({ ids, nextCursor: null });
});

test('page by page it is the same list', async () => {
  const first = await page('?limit=2');
  const second = await page(`?limit=2&cursor=${first.nextCursor}`);
  const third = await page(`?limit=2&cursor=${second.nextCursor}`);
  expect([first, second, third].map((one) => one.ids.length)).toEqual([2, 2, 1]);
  expect([first, second, third].flatMap((one) => one.ids)).toEqual(ids);
  expect(third.nextCursor).toBeNull();
});

test('a page that ends with the list says so', async () => {
  expect(await page('?limit=5')).toEqual({ ids, nextCursor: null });
});

test('what is written meanwhile moves no page', async () => {
  const first = await page('?limit=3');
  const written = await api.json('POST', '/notes', { title: 'new' }, ...bearer(token));
  expect((await page(`?cursor=${first.nextCursor}`)).ids).toEqual(ids.slice(3));
  const target = `/notes/${String(members(written)['id'])}`;
  await api.send(target, { method: 'DELETE', headers: bearer(token) });
});

test('a page behind the last note is empty', async () => {
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
