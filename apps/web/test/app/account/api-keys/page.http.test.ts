import { expect, test } from 'vitest';
import { filledIn, formNamed } from '../../../support/forms';
import { on } from '../../../support/on';
import { tagsBefore, NAME, signInWithName } from '../../../support/text-of-users';
import { type StubResponses, good, user } from '../../../support/stub-api';
import { useWeb } from '../../../support/web';
import { ADDRESS, atKeys } from './at-keys';
import { apiKey, newKey } from './stub-keys';

const web = useWeb();

const named: StubResponses = {
  'GET /api-keys': (response) =>
    good(response, 'GET /api-keys', { apiKeys: [{ ...apiKey, name: NAME }] }),
};

test('an expired key is marked', async () => {
  const expired = { ...apiKey, expiresAt: '2026-01-04T00:00:00.000Z' };
  web.api.script = on('/api-keys', (r) => good(r, 'GET /api-keys', { apiKeys: [expired] }));
  const { html } = await atKeys(web);
  expect(html.replaceAll('<!-- -->', '')).toMatch(/CI.*>Expired<.*Expired <time[^>]*>4 Jan 2026/);
});

test('an empty list says so', async () => {
  web.api.script = on('/api-keys', (r) => good(r, 'GET /api-keys', { apiKeys: [] }));
  const { html } = await atKeys(web);
  expect(html).toContain('No API keys yet.');
});

test('"Revoke" revokes that key, and the list says so', async () => {
  const { visitor, html } = await atKeys(web);
  web.api.script = on(`/api-keys/${apiKey.id}`, (r) => r.writeHead(204).end(), 'DELETE');
  const response = await visitor.post(ADDRESS, filledIn(formNamed(html, 'revoke'), {}));
  expect(response.headers.get('location')).toBe(`${ADDRESS}?done=revoke#revoke`);
  expect(web.api.seen).toMatchObject([{ method: 'DELETE', path: `/api-keys/${apiKey.id}` }]);
  const page = await (await visitor.get(`${ADDRESS}?done=revoke`)).text();
  expect(page).toContain('Revoked. Requests with this key are refused from now on.');
});

test('a key that was already revoked is 404, and the list says so', async () => {
  const { visitor, html } = await atKeys(web);
  const response = await visitor.post(ADDRESS, filledIn(formNamed(html, 'revoke'), {}));
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('That key was already revoked.');
});

test('a revocation that was postponed by a sign-in is not carried out, and the list says so', async () => {
  const { visitor, html } = await atKeys(web);
  await visitor.post('/logout', {});
  const refused = await visitor.post(ADDRESS, filledIn(formNamed(html, 'revoke'), {}));
  const right = { email: user.email, password: 'correct horse battery staple' };
  const back = await visitor.post(ADDRESS, filledIn(await refused.text(), right));
  expect(await back.text()).toContain('Not revoked yet.');
  expect(web.api.seen.filter(({ method }) => method === 'DELETE')).toEqual([]);
});

test('the name of a key does not change the direction of text around it (UAX #9 §6.3)', async () => {
  const visitor = await signInWithName(web, named);
  const tags = tagsBefore(await (await visitor.get('/account/api-keys')).text());
  expect(tags).toHaveLength(2);
  for (const tag of tags) expect(tag).toMatch(/^<bdi>$| dir="auto"/);
});

test('the name of a new API key does not change the direction of text around it, and neither does its field', async () => {
  const visitor = await signInWithName(web, named);
  const page = await (await visitor.get('/account/api-keys')).text();
  const form = new URLSearchParams(
    filledIn(formNamed(page, 'create'), { name: NAME, lifetime: '90' }),
  );
  form.append('scopes', 'profile:read');
  const script = web.api.script;
  web.api.script = (seen, response) => {
    if (seen.method !== 'POST') return script(seen, response);
    good(response, 'POST /api-keys', { ...newKey, name: NAME });
    return true;
  };
  expect(page).toMatch(/<input dir="auto"[^>]* name="name"/);
  const made = await (await visitor.post('/account/api-keys', form)).text();
  const tags = tagsBefore(made);
  // The heading, the new entry, the other entry, and the address in the header.
  expect(tags).toHaveLength(4);
  for (const tag of tags) expect(tag).toMatch(/^<bdi>$| dir="auto"/);
});
