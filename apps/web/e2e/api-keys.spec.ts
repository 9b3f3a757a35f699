import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { openSignedIn, PASSWORD } from './sign-in';
import { doForGood } from './confirm-button';
import { letTimePass } from './session-cookie';
import { app } from './shared-app';
import { test } from './test';

/** In seconds. Longer than a sign-in counts as recent. */
const LONG_AGO = 400;

const keys = () => `${app.origin}/account/api-keys`;
const entry = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Your API keys' }).getByRole('listitem').filter({ hasText: name });

/** Sends a request with a key to the API. */
const ask = (path: string, key: string, init: RequestInit = {}) =>
  fetch(app.apiUrl + path, { ...init, headers: { 'x-api-key': key } });

/** Sends the form for a key when the sign-in is no longer recent, and enters the password. */
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
  await page.getByRole('checkbox', { name: 'read your notes' }).check();
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
      expect((await ask('/notes', key)).status).toBe(200);
      expect((await ask('/notes', key, { method: 'POST' })).status).toBe(403);

      await page.goto(keys());
      expect(await page.content()).not.toContain(key);
      await expect(entry(page, name)).toContainText('profile:read notes:read');
      await doForGood(page, 'Revoke', name);
      await expect(page.getByText('Requests with this key are refused from now on.')).toBeVisible();
      await expect(entry(page, name)).toHaveCount(0);
      const refused = await ask('/notes', key);
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
