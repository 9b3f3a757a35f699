import { expect, test } from 'vitest';
import { filledIn, formNamed } from '../../../support/forms';
import { on } from '../../../support/on';
import { refuse, type Seen } from '../../../support/stub-api';
import { useWeb } from '../../../support/web';
import { newKey } from './stub-keys';

const web = useWeb();

const ADDRESS = '/account/api-keys';
const PASSWORD = 'correct horse battery staple';

/** Opens a form whose result is shown once, and fills it in. */
async function atForm() {
  const visitor = web.visitor();
  await visitor.signIn();
  const html = await (await visitor.get(ADDRESS)).text();
  web.api.seen.length = 0;
  const fields = { name: 'Backup', scopes: 'profile:read', lifetime: '90' };
  return { visitor, form: filledIn(formNamed(html, 'create'), fields) };
}

const calls = () => web.api.seen.map(({ method, path }: Seen) => `${method} ${path}`);

test('the result is shown in the response to its form, which is not stored', async () => {
  const { visitor, form } = await atForm();
  const response = await visitor.post(ADDRESS, form);
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  expect(JSON.stringify([...response.headers])).not.toContain(newKey.key);
  expect(await response.text()).toMatch(
    new RegExp(`<textarea[^>]*readOnly[^>]*>${newKey.key}<`, 'i'),
  );
  expect(web.logs()).not.toContain(newKey.key);
});

test('a program that sends the form gets the result in the same response', async () => {
  const { visitor, form } = await atForm();
  const response = await visitor.post(ADDRESS, form, { 'sec-fetch-dest': 'empty' });
  expect(response.status).toBe(200);
  expect(await response.text()).toContain(newKey.key);
});

test('the result is not shown again when the page is reopened', async () => {
  const { visitor, form } = await atForm();
  await visitor.post(ADDRESS, form);
  for (const address of [ADDRESS, `${ADDRESS}?done=create`]) {
    const page = await visitor.get(address);
    expect(page.status).toBe(200);
    expect(await page.text()).not.toContain(newKey.key);
  }
});

test('the data of the page is loaded before the form is carried out', async () => {
  const { visitor, form } = await atForm();
  await visitor.post(ADDRESS, form);
  expect(calls()).toEqual(['GET /api-keys', 'POST /api-keys']);
});

test('if the data of the page cannot be loaded, the form is not carried out until "Try again" is pressed', async () => {
  const { visitor, form } = await atForm();
  web.api.script = on('/api-keys', (response) => response.destroy(), 'GET');
  const refused = await visitor.post(ADDRESS, form);
  const html = await refused.text();
  expect(refused.status).toBe(503);
  expect(html).toContain('What you typed is kept.');
  expect(calls()).toEqual(['GET /api-keys']);
  web.api.reset();
  const created = await visitor.post(ADDRESS, filledIn(html, {}));
  expect(created.status).toBe(200);
  expect(await created.text()).toContain(newKey.key);
});

test('if the session has ended when the data is loaded, the response is 401 and the form is not carried out', async () => {
  const { visitor, form } = await atForm();
  const over = { reason: 'ended_elsewhere' } as const;
  web.api.script = on('/api-keys', (response) => refuse(response, 'session_revoked', over), 'GET');
  expect((await visitor.post(ADDRESS, form)).status).toBe(401);
  expect(calls()).toEqual(['GET /api-keys']);
});

test('a form that needs a recent sign-in is carried out after it, and its result is shown (RFC 9470 §5)', async () => {
  const { visitor, form } = await atForm();
  const old = on('/api-keys', (r) => refuse(r, 'step_up_required', { maxAge: 300 }), 'POST');
  web.api.script = old;
  const asked = await visitor.post(ADDRESS, form);
  const html = await asked.text();
  expect(asked.status).toBe(401);
  expect(html).toContain('Confirm your password');
  web.api.reset();
  const created = await visitor.post(ADDRESS, filledIn(html, { password: PASSWORD }));
  expect(created.status).toBe(200);
  expect(await created.text()).toContain(newKey.key);
  expect(calls()).toEqual(['POST /auth/reauthenticate', 'GET /api-keys', 'POST /api-keys']);
  expect(web.api.seen.at(-1)?.body).toMatchObject({ name: 'Backup', scopes: ['profile:read'] });
});

test('the outcome of a form is not shown to another user, nor to its own user after a sign-out', async () => {
  const { visitor, form } = await atForm();
  expect(await (await visitor.post(ADDRESS, form)).text()).toContain(newKey.key);
  const other = web.visitor();
  await other.signIn();
  web.api.script = ({ path }, response) => {
    if (path !== '/api-keys') return false;
    refuse(response, 'service_unavailable', { retryAfter: 1 });
    return true;
  };
  const theirs = await other.post(ADDRESS, form);
  expect(theirs.status).toBe(503);
  expect(await theirs.text()).not.toContain(newKey.key);

  const kept = visitor.cookies.get('session') ?? '';
  await visitor.post('/logout', {});
  visitor.cookies.set('session', kept);
  const late = await visitor.post(ADDRESS, form);
  expect(late.status).toBe(401);
  expect(await late.text()).not.toContain(newKey.key);
});

test('a session that the API has ended does not get the outcome', async () => {
  const { visitor, form } = await atForm();
  expect(await (await visitor.post(ADDRESS, form)).text()).toContain(newKey.key);
  web.api.script = ({ headers }, response) => {
    if (headers.authorization === undefined) return false;
    refuse(response, 'session_revoked', { reason: 'ended_elsewhere' });
    return true;
  };
  const late = await visitor.post(ADDRESS, form);
  expect(late.status).toBe(401);
  expect(await late.text()).not.toContain(newKey.key);
});
