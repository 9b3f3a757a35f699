import { expect, test } from 'vitest';
import { filledIn, inputOf, valueOf } from '../../../support/forms';
import { on } from '../../../support/on';
import { refuse, user } from '../../../support/stub-api';
import { useWeb } from '../../../support/web';
import { ADDRESS, openPasswordForm, PASSWORDS } from './password-form';

const web = useWeb();

test('the form tells password managers the account, the current password and the new one (WCAG 1.3.5, ASVS 6.2.6, 6.2.7)', async () => {
  const { html } = await openPasswordForm(web);
  const input = (name: string) => inputOf(html, name);
  expect(valueOf(html, 'username')).toBe(user.email);
  expect(input('username')).toMatch(/hidden=""/);
  expect(input('username')).toMatch(/autoComplete="username"/i);
  expect(input('currentPassword')).toMatch(/autoComplete="current-password"/i);
  expect(input('newPassword')).toMatch(/autoComplete="new-password"/i);
  for (const name of ['currentPassword', 'newPassword']) {
    expect(input(name)).toContain('type="password"');
  }
  expect(input('newPassword')).toContain('aria-describedby="newPassword-hint"');
  expect(html).toMatch(/id="newPassword-hint"[^>]*>15 characters or more/);
});

test('the password is changed, and the page says that other sessions ended', async () => {
  const { visitor, html } = await openPasswordForm(web);
  const response = await visitor.post(ADDRESS, filledIn(html, PASSWORDS));
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe(`${ADDRESS}?done=change#change`);
  expect(web.api.seen).toMatchObject([{ method: 'POST', path: '/user/password', body: PASSWORDS }]);
  const page = await (await visitor.get(`${ADDRESS}?done=change`)).text();
  expect(page).toContain('Password changed. Every other session has ended.');
});

test('a wrong current password shows an error at its field and does not end the session: 422', async () => {
  const { visitor, html } = await openPasswordForm(web);
  web.api.script = on('/user/password', (r) => refuse(r, 'password_incorrect', {}));
  const response = await visitor.post(ADDRESS, filledIn(html, PASSWORDS));
  const page = await response.text();
  expect(response.status).toBe(422);
  expect(inputOf(page, 'currentPassword')).toContain('aria-invalid="true"');
  expect(inputOf(page, 'newPassword')).not.toContain('aria-invalid');
  expect(page).toMatch(/id="currentPassword-error"[^>]*>That is not your current password\./);
  expect((await visitor.get(ADDRESS)).status).toBe(200);
});

test('an invalid new password shows the reason at its field: 422', async () => {
  const { visitor, html } = await openPasswordForm(web);
  const detail = 'must not be one that many people use: those are tried first';
  const errors = [{ pointer: '#/newPassword', code: 'password_common', detail }];
  web.api.script = on('/user/password', (r) => refuse(r, 'validation_failed', { errors }));
  const response = await visitor.post(ADDRESS, filledIn(html, PASSWORDS));
  const page = await response.text();
  expect(response.status).toBe(422);
  expect(inputOf(page, 'newPassword')).toContain('aria-invalid="true"');
  expect(page).toMatch(/id="newPassword-error"[^>]*>Must not be one that many people use/);
  expect(page).toContain('aria-describedby="newPassword-error newPassword-hint"');
});

test('the well-known address for changing a password redirects to the form', async () => {
  const response = await web.visitor().get('/.well-known/change-password');
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe(ADDRESS);
});

test('the page for a postponed form with passwords does not claim that they are kept', async () => {
  const { visitor, html } = await openPasswordForm(web);
  await visitor.post('/logout', {});
  const refused = await visitor.post(ADDRESS, filledIn(html, PASSWORDS));
  const page = await refused.text();
  expect(refused.status).toBe(401);
  expect(page).not.toContain('What you typed is kept.');
  expect(page).toContain('name="draft"');
});

test('the message about a change is not repeated after a later sign-in', async () => {
  const visitor = web.visitor();
  const html = await (await visitor.get(`${ADDRESS}?done=change`)).text();
  expect(valueOf(html, 'returnTo')).toBe(ADDRESS);
});
