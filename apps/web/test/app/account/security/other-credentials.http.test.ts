import type { DataOf } from '@repo/api-client';
import { expect, test } from 'vitest';
import { filledIn, formNamed } from '../../../support/forms';
import { on } from '../../../support/on';
import { itemOf } from '../../../support/sample';
import { good, refuse } from '../../../support/stub-api';
import { useWeb } from '../../../support/web';
import { ADDRESS, PASSWORDS } from './password-form';

const web = useWeb();

type Kind = DataOf<'GET /user/credentials'>['credentials'][number];

const item = {
  id: '01980000-0000-7000-8000-000000000000',
  name: 'Laptop',
  facts: [],
  createdAt: '2026-01-02T00:00:00.000Z',
  expiresAt: null,
};

/** A kind of credentials that the user has, unless `members` says otherwise. */
const kindNamed = (kind: string, members: Partial<Kind> = {}): Kind =>
  itemOf('GET /user/credentials', 'credentials', {
    kind,
    name: `old ${kind}`,
    page: `/account/${kind}`,
    items: [item],
    more: 0,
    ...members,
  });

const respondWith = (...credentials: Kind[]) =>
  on('/user/credentials', (r) => good(r, 'GET /user/credentials', { credentials }));

/** Signs in and opens the page of a user with these credentials. */
async function atSecurity(...credentials: Kind[]) {
  web.api.script = respondWith(...credentials);
  const visitor = web.visitor();
  await visitor.signIn();
  const page = (await (await visitor.get(ADDRESS)).text()).replaceAll('<!-- -->', '');
  web.api.seen.length = 0;
  return { visitor, page, html: formNamed(page, 'change') };
}

/** The tag of the box that revokes a kind. */
const boxOf = (html: string, kind: string) =>
  new RegExp(`<input[^>]* name="revoke"[^>]* value="${kind}"[^>]*>`).exec(html)?.[0];

test('the newest credentials of each kind are listed: name, facts, creation and expiry, and a link to the others', async () => {
  const items = [
    {
      ...item,
      id: 'a',
      name: '<One>',
      facts: ['Reads', 'Writes'],
      expiresAt: '2126-01-03T00:00:00.000Z',
    },
    { ...item, id: 'b', expiresAt: '2026-01-04T00:00:00.000Z' },
    { ...item, id: 'c' },
  ];
  const { html } = await atSecurity(kindNamed('grants', { items, more: 2 }), kindNamed('passkeys'));
  const [first = '', second, third, fourth] = html.match(/<li>.*?<\/li>/g) ?? [];
  for (const words of ['&lt;One&gt;', 'Reads · Writes', '2 Jan 2026', 'Expires <time']) {
    expect(first).toContain(words);
  }
  expect(first).not.toContain('Expired');
  expect(second).toMatch(/>Expired<.*Expired <time[^>]*>4 Jan 2026/);
  expect(third).toContain('Does not expire');
  expect(fourth).toContain('Laptop');
  expect(html.match(/<legend>.*?<\/legend>/g)).toEqual([
    '<legend>old grants</legend>',
    '<legend>old passkeys</legend>',
  ]);
  expect(html.match(/>\d+ more</g)).toEqual(['>2 more<']);
  expect(html).toMatch(/<a[^>]* href="\/account\/grants"[^>]*>2 more</);
});

test('credentials stay valid unless a box is ticked, and the page says so', async () => {
  const { visitor, page, html } = await atSecurity(kindNamed('grants'), kindNamed('passkeys'));
  expect(page).toMatch(
    /Your <a[^>]* href="\/account\/grants"[^>]*>old grants<\/a> and <a[^>]*>old passkeys<\/a> stay valid unless you revoke them here/,
  );
  for (const kind of ['grants', 'passkeys']) expect(boxOf(html, kind)).not.toContain('checked');
  await visitor.post(ADDRESS, filledIn(html, PASSWORDS));
  expect(web.api.calls('/user/password')).toMatchObject([{ body: { revoke: [] } }]);
});

test('the kinds whose boxes are ticked are revoked with the change, and the page names them', async () => {
  const kinds = [kindNamed('grants'), kindNamed('passkeys'), kindNamed('tickets')];
  const { visitor, html } = await atSecurity(...kinds);
  const fields = new URLSearchParams(filledIn(html, PASSWORDS));
  for (const kind of ['grants', 'tickets']) fields.append('revoke', kind);
  const response = await visitor.post(ADDRESS, fields);
  expect(response.status).toBe(303);
  expect(web.api.calls('/user/password')).toMatchObject([
    { body: { ...PASSWORDS, revoke: ['grants', 'tickets'] } },
  ]);
  web.api.script = respondWith(
    kindNamed('grants', { items: [] }),
    kindNamed('passkeys'),
    kindNamed('tickets', { items: [] }),
  );
  const page = await (await visitor.get(response.headers.get('location') ?? '')).text();
  expect(page).toContain(
    'Every other session has ended, and all your old grants and old tickets are revoked.',
  );
});

test('a ticked box stays ticked when the form is refused', async () => {
  const kinds = [kindNamed('grants'), kindNamed('passkeys')];
  const { visitor, html } = await atSecurity(...kinds);
  web.api.script = (seen, response) =>
    seen.path === '/user/password'
      ? (refuse(response, 'password_incorrect', {}), true)
      : respondWith(...kinds)(seen, response);
  const typed = { ...PASSWORDS, revoke: 'passkeys' };
  const page = await (await visitor.post(ADDRESS, filledIn(html, typed))).text();
  expect(boxOf(page, 'passkeys')).toContain('checked=""');
  expect(boxOf(page, 'grants')).not.toContain('checked');
});

test('if the API no longer knows a ticked kind, the form shows the message of the API', async () => {
  const { visitor, html } = await atSecurity(kindNamed('grants'));
  const errors = [{ pointer: '#/revoke/0', code: 'invalid_value', detail: 'must be listed' }];
  web.api.script = on('/user/password', (r) => refuse(r, 'validation_failed', { errors }));
  const response = await visitor.post(ADDRESS, filledIn(html, { ...PASSWORDS, revoke: 'grants' }));
  expect(response.status).toBe(422);
  expect(await response.text()).toMatch(/id="revoke-error"[^>]*>Must be listed\./);
});

test.each([
  ['no kinds', []],
  ['kinds of which the user has none', [kindNamed('grants', { items: [] })]],
])('with %s, the page has no box and says nothing about them', async (_, kinds) => {
  const { page } = await atSecurity(...kinds);
  expect(page).not.toContain('name="revoke"');
  expect(page).not.toContain('stay valid');
  expect(page).not.toContain('old grants');
});
