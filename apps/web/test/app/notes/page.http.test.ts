import { expect, test } from 'vitest';
import { filledIn } from '../../support/forms';
import { tagsBefore, NAME, signInWithName } from '../../support/text-of-users';
import { good, refuse, user } from '../../support/stub-api';
import { useWeb } from '../../support/web';
import { respondAt, CURSOR, ID, longest, note, openNotes, serveNotes } from './stub-notes';

const web = useWeb();

const RIGHT = { email: user.email, password: 'correct horse battery staple' };

test.each([CURSOR, 'x', '', '../admin/users', `${ID}/..`])(
  'a note that does not exist, or belongs to another user, is 404: %s',
  async (id) => {
    const { visitor } = await openNotes(web, '/notes');
    expect((await visitor.get(`/notes?edit=${encodeURIComponent(id)}`)).status).toBe(404);
  },
);

test('a note is deleted from any page of the list', async () => {
  const { visitor, html } = await openNotes(web, `/notes?cursor=${CURSOR}`);
  const response = await visitor.post(`/notes?cursor=${CURSOR}`, filledIn(html, {}));
  expect(response.headers.get('location')).toBe(`/notes?cursor=${CURSOR}&done=delete#delete`);
  expect(web.api.seen).toMatchObject([{ method: 'DELETE', path: `/notes/${ID}` }]);
  expect(await (await visitor.get('/notes?done=delete')).text()).toContain('Deleted.');
});

test('deleting a note while it is edited leads to the list, because its own address is then 404', async () => {
  const { html } = await openNotes(web, `/notes?edit=${ID}`);
  const action = /<form[^>]*>(?=(?:(?!<\/form>).)*value="delete")/.exec(html)?.[0];
  expect(action).toContain('action="/notes"');
});

test('deleting a note that was already deleted shows a message on the same page of the list', async () => {
  const { visitor, html } = await openNotes(web, `/notes?cursor=${CURSOR}`);
  respondAt(web, 'DELETE', `/notes/${ID}`, (r) => refuse(r, 'not_found', {}));
  const response = await visitor.post(`/notes?cursor=${CURSOR}`, filledIn(html, {}));
  const page = await response.text();
  expect(response.status).toBe(404);
  expect(page).toContain('This note had already been deleted.');
  expect(page).toContain('Older notes');
});

test('a deletion that was postponed by a sign-in is not carried out, and the list says so', async () => {
  const { visitor, html } = await openNotes(web, '/notes');
  await visitor.post('/logout', {});
  const refused = await visitor.post('/notes', filledIn(html, {}));
  const back = await visitor.post('/notes', filledIn(await refused.text(), RIGHT));
  expect(back.status).toBe(200);
  expect(await back.text()).toContain('Not deleted yet.');
  expect(web.api.calls(`/notes/${ID}`)).toEqual([]);
});

test('a list with more pages links to older notes, and a page of older notes links back to the newest', async () => {
  const { visitor } = await openNotes(web, '/notes');
  serveNotes(web, [note], CURSOR);
  const first = await (await visitor.get('/notes')).text();
  expect(first).toMatch(new RegExp(`<a[^>]* href="/notes\\?cursor=${CURSOR}"[^>]*>Older notes`));
  expect(first).not.toContain('Newest notes');
  serveNotes(web);
  const last = await (await visitor.get(`/notes?cursor=${CURSOR}`)).text();
  expect(last).toContain('Newest notes');
  expect(last).not.toMatch(/href="\/notes\?cursor=/);
  expect((await visitor.get('/notes?cursor=x')).status).toBe(404);
});

test('an empty list says so', async () => {
  const { visitor } = await openNotes(web, '/notes');
  serveNotes(web, []);
  expect(await (await visitor.get('/notes')).text()).toContain('No notes yet.');
  const older = await (await visitor.get(`/notes?cursor=${CURSOR}`)).text();
  expect(older).toContain('No older notes.');
});

test('a page of the longest notes is shown, each in the direction of its script', async () => {
  const { visitor } = await openNotes(web, '/notes');
  serveNotes(
    web,
    Array.from({ length: 20 }, (_, place) => ({
      ...note,
      ...longest,
      id: ID.slice(0, -2) + (10 + place),
    })),
  );
  const response = await visitor.get('/notes');
  const html = await response.text();
  expect(response.status).toBe(200);
  expect(html.match(/<h3 dir="auto">😀/g)).toHaveLength(20);
  expect(html.match(new RegExp(`<p dir="auto"[^>]*>(?:😀){1998}`, 'g'))).toHaveLength(20);
});

test('text of users does not change the direction of text around it (UAX #9 §6.3)', async () => {
  const notes = [{ ...note, title: NAME, text: NAME }];
  const visitor = await signInWithName(web, {
    'GET /notes?limit=20': (response) => good(response, 'GET /notes', { notes, nextCursor: null }),
  });
  const tags = tagsBefore(await (await visitor.get('/notes')).text());
  expect(tags).toHaveLength(3);
  for (const tag of tags) expect(tag).toMatch(/^<bdi>$| dir="auto"/);
});
