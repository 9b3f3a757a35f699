import { expect, type Page } from '@playwright/test';
import { endWords } from '../src/problems/sign-in-cause';
import { expectAccessible } from './axe';
import { expectSignInNeeded, openSignedIn, PASSWORD, signIn } from './sign-in';
import { app } from './shared-app';
import { test } from './test';

const NEW = 'a lighthouse in the fog';

async function change(page: Page, currentPassword: string, newPassword: string): Promise<void> {
  await page.locator('[name=currentPassword]').fill(currentPassword);
  await page.locator('[name=newPassword]').fill(newPassword);
  await page.getByRole('button', { name: 'Change password' }).click();
}

test('the errors at the fields are accessible', async ({ page, user }) => {
  await openSignedIn(page, `${app.origin}/account/security`, user);
  await change(page, 'not this one', NEW);
  await expect(page.getByText('That is not your current password.')).toBeVisible();
  await expectAccessible(page);
  await change(page, PASSWORD, 'too short');
  await expect(page.getByText('Must have 15 characters or more')).toBeVisible();
  await expectAccessible(page);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });

    test('a password is changed: invalid input shows an error at its field, every other session ends, the new password signs in (ASVS 6.2.2)', async ({
      page,
      browser,
      user,
    }) => {
      const security = `${app.origin}/account/security`;
      const elsewhere = await (await browser.newContext()).newPage();
      await openSignedIn(elsewhere, security, user);
      await openSignedIn(page, security, user);

      await change(page, 'not this one', NEW);
      await expect(page.getByText('That is not your current password.')).toBeVisible();
      await expect(page.locator('[name=currentPassword]')).toBeFocused();
      await change(page, PASSWORD, 'too short');
      await expect(page.getByText('Must have 15 characters or more')).toBeVisible();
      await expect(page.locator('[name=newPassword]')).toBeFocused();

      await change(page, PASSWORD, NEW);
      await expect(
        page.getByText('Password changed. Every other session has ended.'),
      ).toBeVisible();
      await page.reload();
      await expect(page.getByRole('heading', { name: 'Change your password' })).toBeVisible();

      await change(page, NEW, PASSWORD);
      await expect(
        page.getByText('Password changed. Every other session has ended.'),
      ).toBeVisible();

      await elsewhere.reload();
      await expectSignInNeeded(elsewhere);
      await expect(elsewhere.getByRole('main')).toContainText(endWords.password_changed);
      await signIn(elsewhere, user, NEW);
      await expect(elsewhere.getByRole('main').getByRole('alert')).toContainText(
        'Incorrect email address or password',
      );
      await signIn(elsewhere, user, PASSWORD);
      await expect(elsewhere).toHaveURL(security);
      await elsewhere.context().close();
    });
  });
}
