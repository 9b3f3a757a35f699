import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { complaints } from './complaints';
import { fill, pressTwice, slowDown } from './press-twice';
import { endSession, expectSignInNeeded, openSignedIn, PASSWORD } from './sign-in';
import { doForGood } from './confirm-button';
import { letTimePass, sessionOf } from './session-cookie';
import { app } from './shared-app';
import { test } from './test';

/** In seconds. Longer than a sign-in counts as recent. */
const LONG_AGO = 400;

const ENDED = 'Your session has ended.';

const keys = () => `${app.origin}/account/api-keys`;
const entry = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Your API keys' }).getByRole('listitem').filter({ hasText: name });

/** Sends a request with a key to the API. */
const ask = (path: string, key: string, init: RequestInit = {}) =>
  fetch(app.apiUrl + path, { ...init, headers: { 'x-api-key': key } });

/** Lets the sign-in become too old, sends the form for a key, and confirms the password. */
async function sendForm(page: Page): Promise<void> {
  await letTimePass({ context: page.context(), app }, LONG_AGO);
  await page.getByRole('button', { name: 'Create API key' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Confirm your password');
  await page.locator('[name=password]').fill(PASSWORD);
  await page.getByRole('button', { name: 'Confirm' }).click();
}

/** Signs in and creates a key. @returns the key that is shown */
async function makeKey(page: Page, user: string, name: string): Promise<string> {
  await openSignedIn(page, keys(), user);
  await page.locator('[name=name]').fill(name);
  await page.getByRole('checkbox', { name: 'See your name' }).check();
  await page.locator('[name=lifetime]').selectOption({ label: 'In 30 days' });
  await sendForm(page);
  await expect(page.getByRole('heading', { name: `New API key: ${name}` })).toBeVisible();
  const field = page.getByLabel('API key', { exact: true });
  await expect(field).toBeFocused();
  return field.inputValue();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });

    test('a key is created once the password is confirmed, is shown once, has its permissions, and is revoked', async ({
      page,
      user,
    }) => {
      const name = `Backup ${javaScriptEnabled}`;
      const key = await makeKey(page, user, name);
      await expect(page).toHaveURL(keys());
      const main = await page.getByRole('main').innerText();
      const [, sent = '', address = ''] = /curl -H 'X-API-Key: (\S+)'\s+(\S+)/.exec(main) ?? [];
      expect(sent).toBe(key);
      expect((await fetch(address, { headers: { 'x-api-key': sent } })).status).toBe(200);
      expect((await ask('/user/profile', key)).status).toBe(200);
      expect((await ask('/user/profile', key, { method: 'PATCH' })).status).toBe(403);

      await page.goto(keys());
      expect(await page.content()).not.toContain(key);
      await expect(entry(page, name)).toContainText('profile:read');
      await doForGood(page, 'Revoke', name);
      await expect(page.getByText('Requests with this key are refused from now on.')).toBeVisible();
      await expect(entry(page, name)).toHaveCount(0);
      const refused = await ask('/user/profile', key);
      expect(refused.status).toBe(401);
      expect(await refused.json()).toMatchObject({ code: 'api_key_invalid' });
    });
  });
}

test('a new key and an invalid form are accessible', async ({ page, user }) => {
  await makeKey(page, user, 'x'.repeat(100));
  await expectAccessible(page);
  await page.locator('[name=name]').fill('Without a scope');
  await sendForm(page);
  await expect(page.getByText('Must be one or more.')).toBeVisible();
  await expect(page.getByRole('checkbox').first()).toBeFocused();
  await expect(page.locator('[name=name]')).toHaveValue('Without a scope');
  await expectAccessible(page);
});

/** Sends the form for a key, and waits for its response. */
async function pressCreate(page: Page, name: string, { read }: { read: boolean }): Promise<void> {
  await page.locator('[name=name]').fill(name);
  if (read) await page.getByRole('checkbox', { name: 'See your name' }).check();
  const response = page.waitForResponse((each) => each.request().method() === 'POST');
  await page.getByRole('button', { name: 'Create API key' }).click();
  await response;
}

test('when a session ends, its tabs keep a key that is shown once, a form with errors, and a postponed form', async ({
  page,
  context,
  user,
}) => {
  const address = keys();
  await openSignedIn(page, address, user);
  await pressCreate(page, 'Shown once', { read: true });
  const [refused, waiting, other] = [
    await context.newPage(),
    await context.newPage(),
    await context.newPage(),
  ];
  await refused.goto(address);
  await pressCreate(refused, 'Without a scope', { read: false });
  await expect(refused.getByText('Must be one or more.')).toBeVisible();
  await letTimePass({ context, app }, LONG_AGO);
  await waiting.goto(address);
  await pressCreate(waiting, 'Waits', { read: true });
  await expect(waiting.getByRole('heading', { level: 1 })).toHaveText('Confirm your password');
  await endSession(page, app);
  await other.goto(`${app.origin}/account`);
  await expectSignInNeeded(other);
  for (const tab of [page, refused, waiting]) {
    await expect(tab.getByRole('alert').filter({ hasText: ENDED })).toBeVisible();
  }
  await expect(page.getByLabel('API key', { exact: true })).toHaveValue(/^fk_/);
  await expect(refused.locator('[name=name]')).toHaveValue('Without a scope');
  await expect(waiting.locator('[name=draft]')).toBeAttached();
});

test('the pages of an account link to the page of keys', async ({ page, user }) => {
  await openSignedIn(page, `${app.origin}/account`, user);
  const nav = page.getByRole('navigation', { name: 'Account' });
  await nav.getByRole('link', { name: 'API keys' }).click();
  await expect(page).toHaveURL(keys());
  await expect(nav.locator('[aria-current=page]')).toHaveText('API keys');
});

test('on the page of keys, axe finds nothing and the console has no error', async ({
  page,
  user,
}) => {
  await openSignedIn(page, `${app.origin}/account`, user);
  const found = complaints(page);
  expect((await page.goto(keys()))?.status()).toBe(200);
  await page.waitForLoadState('networkidle');
  await expectAccessible(page);
  expect(found).toEqual([]);
});

/** Creates an API key without the browser. */
async function createKey(page: Page, name: string): Promise<string> {
  const { accessToken } = await sessionOf(page.context());
  const response = await fetch(`${app.apiUrl}/api-keys`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name, scopes: ['profile:read'] }),
  });
  const body: unknown = await response.json();
  return String(Object(body).key);
}

const profileBy = async (key: string) =>
  (await fetch(`${app.apiUrl}/user/profile`, { headers: { 'x-api-key': key } })).status;

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });

    test('keys are revoked with a change of the password', async ({ page, user }) => {
      await openSignedIn(page, `${app.origin}/account/security`, user);
      const key = await createKey(page, 'Nightly backup');
      await page.reload();
      await expect(page.getByRole('group', { name: 'API keys' })).toContainText('Nightly backup');
      expect(await profileBy(key)).toBe(200);
      await page.getByRole('checkbox', { name: 'Revoke all API keys' }).check();
      await fill(page, { currentPassword: PASSWORD, newPassword: 'a lighthouse in the fog' });
      await page.getByRole('button', { name: 'Change password' }).click();
      await expect(page.getByText('all your API keys are revoked')).toBeVisible();
      await expect(page.getByRole('group', { name: 'API keys' })).toHaveCount(0);
      expect(await profileBy(key)).toBe(401);
    });

    test('two presses on a slow connection create one key', async ({ page, user }) => {
      await openSignedIn(page, keys(), user);
      const name = `Made once ${javaScriptEnabled}`;
      await fill(page, { name });
      await page.getByRole('checkbox').first().check();
      await slowDown(page);
      await pressTwice(page, 'Create API key');
      await expect(page.getByLabel('API key', { exact: true })).toHaveValue(/^fk_/);
      await page.goto(keys());
      await expect(entry(page, name)).toHaveCount(1);
    });
  });
}
