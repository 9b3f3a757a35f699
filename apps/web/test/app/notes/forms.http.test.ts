import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { filledIn, textOf, valueOf } from '../../support/forms';
import { refuse, user } from '../../support/stub-api';
import { useWeb } from '../../support/web';
import { respondAt, CURSOR, ID, longest, openNotes, serveNotes } from './stub-notes';

const web = useWeb();

const RIGHT = { email: user.email, password: 'correct horse battery staple' };

/** Expects that the form holds the longest note. */
function expectFilledIn(html: string): void {
  expect(valueOf(html, 'title')).toBe(longest.title);
  expect(textOf(html, 'text')).toBe(longest.text);
}

test('a note is written, and the first page of notes says so', async () => {
  const { visitor, html } = await openNotes(web, `/notes?cursor=${CURSOR}`);
  const typed = { form: 'write', title: 'Milk', text: 'Two\r\nlitres' };
  const response = await visitor.post('/notes', filledIn(html, typed));
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/notes?done=write#write');
  expect(web.api.seen).toMatchObject([
    { method: 'POST', path: '/notes', body: { title: 'Milk', text: 'Two\nlitres' } },
  ]);
  expect(await (await visitor.get('/notes?done=write')).text()).toContain('Saved.');
});

test('a note is edited at its own address, and the list says that it is saved', async () => {
  const { visitor, html } = await openNotes(web, `/notes?edit=${ID}`);
  expect(valueOf(html, 'title')).toBe('Milk');
  expect(html).toMatch(/<form id="edit"[^>]* action="\/notes"/);
  expect(textOf(html, 'text')).toBe('Two litres');
  const typed = { form: 'edit', id: ID, title: 'Oat milk', text: '' };
  const response = await visitor.post('/notes', filledIn(html, typed));
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/notes?done=edit#notes');
  expect(web.api.seen).toMatchObject([
    { method: 'PATCH', path: `/notes/${ID}`, body: { title: 'Oat milk', text: '' } },
  ]);
  const page = await (await visitor.get('/notes?done=edit')).text();
  expect(page).toContain('Saved.');
  expect(page).toContain('New note');
});

const forms = [
  ['write', '/notes', 'POST', '/notes'],
  ['edit', `/notes?edit=${ID}`, 'PATCH', `/notes/${ID}`],
] as const;

describe.each(forms)('the form "%s"', (form, address, method, path) => {
  /** Sends the form with the longest note. `respond` sends the API's response. */
  async function send(respond: (response: ServerResponse) => void) {
    const { visitor, html } = await openNotes(web, address);
    respondAt(web, method, path, respond);
    const response = await visitor.post('/notes', filledIn(html, { ...longest, form, id: ID }));
    return { visitor, response, html: await response.text() };
  }

  test('shows the error of each invalid field, and keeps what was typed', async () => {
    const errors = ['title', 'text'].map((name) => ({
      pointer: `#/${name}`,
      code: 'custom',
      detail: `must be another ${name}`,
    }));
    const { response, html } = await send((r) => refuse(r, 'validation_failed', { errors }));
    expect(response.status).toBe(422);
    expect(html).toContain('Must be another title.');
    expect(html).toContain('Must be another text.');
    expectFilledIn(html);
  });

  test('is postponed by an outage, and then carried out with what was typed', async () => {
    const { visitor, response, html } = await send((r) => r.destroy());
    expect(response.status).toBe(503);
    expect(html).toContain('What you typed is kept.');
    serveNotes(web);
    web.api.seen.length = 0;
    const again = await visitor.post('/notes', filledIn(html, {}));
    expect(again.headers.get('location')).toMatch(`/notes?done=${form}#`);
    expect(web.api.seen).toMatchObject([{ method, path, body: longest }]);
  });

  test('comes back filled in after a sign-in', async () => {
    const { visitor, response, html } = await send((r) =>
      refuse(r, 'session_revoked', { reason: 'ended_elsewhere' }),
    );
    expect(response.status).toBe(401);
    serveNotes(web);
    web.api.seen.length = 0;
    const back = await visitor.post('/notes', filledIn(html, RIGHT));
    const page = await back.text();
    expect(back.status).toBe(200);
    expect(page).toContain('Not saved yet.');
    expectFilledIn(page);
    expect(web.api.seen.map((seen) => seen.method)).toEqual(['POST', 'GET']);
    const sent = await visitor.post('/notes', filledIn(page, { ...longest, form, id: ID }));
    expect(sent.status).toBe(303);
  });
});

test('a note that was deleted while it was edited is 404, and the form keeps what was typed', async () => {
  const { visitor, html } = await openNotes(web, `/notes?edit=${ID}`);
  respondAt(web, 'PATCH', `/notes/${ID}`, (r) => refuse(r, 'not_found', {}));
  const response = await visitor.post(
    '/notes',
    filledIn(html, { ...longest, form: 'edit', id: ID }),
  );
  const page = await response.text();
  expect(response.status).toBe(404);
  expect(page).toContain('This note no longer exists.');
  expect(textOf(page, 'text')).toBe(longest.text);
});
