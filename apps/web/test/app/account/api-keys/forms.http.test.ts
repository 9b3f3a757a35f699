import type { DataOf } from '@repo/api-client';
import { expect, test } from 'vitest';
import { filledIn, formNamed, valueOf } from '../../../support/forms';
import { on } from '../../../support/on';
import { good, refuse, user } from '../../../support/stub-api';
import { useWeb } from '../../../support/web';
import { newKey } from './stub-keys';
import { ADDRESS, atKeys } from './at-keys';

const web = useWeb();

/** The form for a key, filled in, with these scopes ticked. */
function typed(html: string, scopes: readonly string[], more: Record<string, string> = {}) {
  const fields = { name: 'Backup', lifetime: '90', ...more };
  const form = new URLSearchParams(filledIn(formNamed(html, 'create'), fields));
  for (const scope of scopes) form.append('scopes', scope);
  return form;
}

/** The values of the ticked boxes. */
const ticked = (html: string) =>
  [...html.matchAll(/<input type="checkbox"[^>]*>/g)]
    .filter(([box]) => box.includes(' checked=""'))
    .map(([box]) => valueOf(box, 'scopes'));

const chosenLifetime = (html: string) => /<option value="(\w+)" selected=""/.exec(html)?.[1];

const bodies = () => web.api.calls('/api-keys').flatMap(({ body }) => (body ? [body] : []));

test('a key is created with the name, permissions and expiry of the form', async () => {
  const { visitor, html } = await atKeys(web);
  expect(ticked(html)).toEqual([]);
  expect(chosenLifetime(html)).toBe('90');
  const before = Date.now();
  await visitor.post(ADDRESS, typed(html, ['profile:read', 'profile:write'], { lifetime: '30' }));
  const [body] = bodies();
  expect(body).toEqual({
    name: 'Backup',
    scopes: ['profile:read', 'profile:write'],
    expiresAt: expect.any(String),
  });
  const days = (Date.parse(Object(body).expiresAt) - before) / 86_400_000;
  expect(days).toBeCloseTo(30, 2);
});

test('a key that never expires is sent without a time, and an unknown lifetime is left for the API to refuse', async () => {
  const { visitor, html } = await atKeys(web);
  await visitor.post(ADDRESS, typed(html, ['profile:read'], { lifetime: 'unlimited' }));
  await visitor.post(ADDRESS, typed(html, ['profile:read', 'admin'], { lifetime: 'constructor' }));
  expect(bodies()).toEqual([
    { name: 'Backup', scopes: ['profile:read'] },
    { name: 'Backup', scopes: ['profile:read'], expiresAt: 'constructor' },
  ]);
});

test.each<[scopes: DataOf<'POST /api-keys'>['scopes'], request: string]>([
  [['profile:write', 'profile:read'], '/user/profile<'],
  [['profile:write'], '/user/profile -X PATCH --json '],
])('the example request for %j is one that the key may send', async (scopes, request) => {
  const { visitor, html } = await atKeys(web);
  web.api.script = on('/api-keys', (r) => good(r, 'POST /api-keys', { ...newKey, scopes }), 'POST');
  const response = await visitor.post(ADDRESS, typed(html, scopes));
  const page = (await response.text()).replaceAll('&#x27;', "'");
  expect(page).toContain(`curl -H 'X-API-Key: ${newKey.key}' ${web.api.url}${request}`);
});

test('the new key is first in the list', async () => {
  const { visitor, html } = await atKeys(web);
  expect(html).toMatch(/CI.*profile:read profile:write.*2 Jan 2026.*Does not expire/);
  const page = await (await visitor.post(ADDRESS, typed(html, ['profile:read']))).text();
  expect(page).toMatch(
    /<li[^>]*>.*Backup.*New.*profile:read profile:write.*3 Jan 2126.*<li[^>]*>.*CI/,
  );
});

test('an invalid field shows its error, and the form comes back as it was: 422', async () => {
  const { visitor, html } = await atKeys(web);
  const errors = [
    { pointer: '#/name', code: 'custom', detail: 'must have 1 to 100 characters' },
    { pointer: '#/scopes', code: 'too_small', detail: 'must be one or more' },
  ];
  web.api.script = on('/api-keys', (r) => refuse(r, 'validation_failed', { errors }), 'POST');
  const fields = { name: 'B', lifetime: '365' };
  const response = await visitor.post(
    ADDRESS,
    typed(html, ['profile:read', 'profile:write'], fields),
  );
  const page = await response.text();
  expect(response.status).toBe(422);
  expect(page).toMatch(/<input[^>]*aria-invalid="true"[^>]*value="B"/);
  expect(page).toContain('Must have 1 to 100 characters.');
  expect(page).toMatch(/<fieldset[^>]*aria-describedby="scopes-error"/);
  expect(page).toMatch(/id="scopes-error"[^>]*>Must be one or more\./);
  expect(ticked(page)).toEqual(['profile:read', 'profile:write']);
  expect(chosenLifetime(page)).toBe('365');
});

test('a user with too many keys gets a message, and the form comes back filled in: 409', async () => {
  const { visitor, html } = await atKeys(web);
  web.api.script = on('/api-keys', (r) => refuse(r, 'conflict', {}), 'POST');
  const response = await visitor.post(ADDRESS, typed(html, ['profile:read']));
  const page = await response.text();
  expect(response.status).toBe(409);
  expect(page).toContain('You have reached the limit of API keys per account.');
  expect(valueOf(page, 'name')).toBe('Backup');
});

test('after a sign-in the form comes back filled in, and no key is created yet', async () => {
  const { visitor, html } = await atKeys(web);
  const form = typed(html, ['profile:read', 'profile:write'], { lifetime: '30' });
  await visitor.post('/logout', {});
  const refused = await visitor.post(ADDRESS, form);
  const right = { email: user.email, password: 'correct horse battery staple' };
  const back = await visitor.post(ADDRESS, filledIn(await refused.text(), right));
  const page = await back.text();
  expect(back.status).toBe(200);
  expect(page).toContain('Not created yet.');
  expect(valueOf(formNamed(page, 'create'), 'name')).toBe('Backup');
  expect(ticked(page)).toEqual(['profile:read', 'profile:write']);
  expect(chosenLifetime(page)).toBe('30');
  expect(bodies()).toEqual([]);
});
