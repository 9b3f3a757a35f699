import { expect } from '@playwright/test';
import { expectAccessible } from './axe';
import { complaints } from './complaints';
import { endSession, expectSignInNeeded, openSignedIn, signIn } from './sign-in';
import { app } from './shared-app';
import { test } from './test';

type Who = 'user' | 'admin' | undefined;

const pages: [name: string, path: string, status: number, who: Who][] = [
  ['the start page', '/', 200, undefined],
  ['the sign-in page', '/login', 200, undefined],
  ['the registration', '/register', 200, undefined],
  ['the confirmation of an address', '/verify-email?token=x', 200, undefined],
  ['a forgotten password', '/forgot-password', 200, undefined],
  ['a new password', '/reset-password?token=x', 200, undefined],
  ['the mailbox', '/dev/mailbox', 200, undefined],
  ['401', '/account', 401, undefined],
  ['404', '/nothing', 404, undefined],
  ['the catalogue', '/errors', 200, undefined],
  ['a page of the catalogue', '/errors/token-expired', 200, undefined],
  ['the explainer', '/explain', 200, undefined],
  ['the explainer for a signed-in user', '/explain', 200, 'admin'],
  ['an account', '/account', 200, 'user'],
  ['the sessions', '/account/sessions', 200, 'user'],
  ['the security of an account', '/account/security', 200, 'user'],
  ['403', '/admin', 403, 'user'],
  ['the administration', '/admin', 200, 'admin'],
];

for (const [name, path, status, who] of pages) {
  test(`${name} has its status, axe finds nothing, and the console has no error`, async ({
    page,
    user,
    admin,
  }) => {
    if (who !== undefined) await openSignedIn(page, `${app.origin}/account`, { user, admin }[who]);
    const found = complaints(page);
    const response = await page.goto(app.origin + path);
    expect(response?.status()).toBe(status);
    await page.waitForLoadState('networkidle');
    await expectAccessible(page);
    expect(found).toEqual([]);
  });
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a refused user can read why, sign in, change the name, and sign out', async ({
    page,
    user,
  }) => {
    const refused = await page.goto(`${app.origin}/account`);
    expect(refused?.status()).toBe(401);
    await expectSignInNeeded(page);
    await openSignedIn(page, `${app.origin}/account`, user);
    await page.locator('[name=name]').fill('Ada without scripts');
    await page.getByRole('button', { name: 'Save profile' }).click();
    await expect(page.locator('[name=name]')).toHaveValue('Ada without scripts');
    await page.goto(`${app.origin}/account`);
    await expect(page.locator('[name=name]')).toHaveValue('Ada without scripts');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(`${app.origin}/`);
  });

  test('a form in a session that has ended comes back filled in', async ({ page, user }) => {
    await openSignedIn(page, `${app.origin}/account`, user);
    await endSession(page, app);
    await page.locator('[name=name]').fill('Typed too late');
    await page.getByRole('button', { name: 'Save profile' }).click();
    await expectSignInNeeded(page);
    await signIn(page, user);
    await expect(page.locator('[name=name]')).toHaveValue('Typed too late');
  });

  for (const [name, path, status, who] of pages.filter(([, , code]) => code >= 400)) {
    test(`${name} is complete`, async ({ page, user, admin }) => {
      if (who !== undefined)
        await openSignedIn(page, `${app.origin}/account`, { user, admin }[who]);
      expect((await page.goto(app.origin + path))?.status()).toBe(status);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('main')).not.toBeEmpty();
    });
  }
});
