import { expect, test } from 'vitest';
import { good, otherUser } from '../../support/stub-api';
import { useWeb } from '../../support/web';

const web = useWeb();

const CURSOR = '01980000-0000-7000-8000-000000000000';

/** Signs in an administrator. The API returns one user and the cursor of the next page. */
async function administrator(nextCursor: string | null) {
  const visitor = web.visitor();
  await visitor.signIn();
  web.api.script = ({ path }, response) => {
    if (!path.startsWith('/admin/users')) return false;
    good(response, 'GET /admin/users', { users: [otherUser], nextCursor });
    return true;
  };
  web.api.seen.length = 0;
  return visitor;
}

test('a list with more pages links to the next one', async () => {
  const visitor = await administrator(CURSOR);
  const html = await (await visitor.get('/admin')).text();
  expect(html).toMatch(new RegExp(`<a[^>]* href="/admin\\?cursor=${CURSOR}"[^>]*>Older accounts`));
  expect((await visitor.get(`/admin?cursor=${CURSOR}`)).status).toBe(200);
  expect(web.api.seen.map(({ path }) => path)).toEqual([
    '/admin/users',
    `/admin/users?cursor=${CURSOR}`,
  ]);
});

test('the last page has no link to a next page', async () => {
  const visitor = await administrator(null);
  expect(await (await visitor.get('/admin')).text()).not.toContain('cursor=');
});

test.each(['', 'x', `${CURSOR}%26limit=1000`, `..%2F${CURSOR}`])(
  'an invalid cursor is 404 without a call of the API: %s',
  async (cursor) => {
    const visitor = await administrator(null);
    expect((await visitor.get(`/admin?cursor=${cursor}`)).status).toBe(404);
    expect(web.api.seen).toEqual([]);
  },
);
