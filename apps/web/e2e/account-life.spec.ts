import { expect, type Page } from '@playwright/test';
import { useApp } from './app';
import { test } from './test';

const app = useApp();

const PASSWORD = 'a lighthouse in the fog';

/** Fills in the registration form, and sends it. */
async function register(page: Page, email: string): Promise<void> {
  await page.goto(`${app.origin}/register`);
  await page.locator('[name=name]').fill('Grace');
  await page.locator('[name=email]').fill(email);
  await page.locator('[name=password]').fill(PASSWORD);
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Read your mail');
}

/** Opens the mailbox, by the link that the page has to it, at the newest mail to an address. */
async function openMail(page: Page, to: string) {
  await page.getByRole('link', { name: 'the mailbox' }).click();
  await expect(page).toHaveURL(`${app.origin}/dev/mailbox`);
  const mail = page.getByRole('article').filter({ hasText: to }).first();
  // It is written after the answer (docs/decisions/0011).
  await expect(async () => {
    await page.reload();
    await expect(mail).toBeVisible({ timeout: 500 });
  }).toPass();
  return mail;
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });

    test('an account begins with the link in its mail', async ({ page }) => {
      const email = `grace-${javaScriptEnabled}@example.com`;
      await register(page, email);
      const mail = await openMail(page, email);
      await mail.getByRole('link').click();
      await page.getByRole('button', { name: 'Confirm and sign in' }).click();
      await expect(page).toHaveURL(`${app.origin}/account?done=verify`);
      await expect(page.getByText('your account is ready')).toBeVisible();
      await expect(page.getByRole('link', { name: email })).toBeVisible();
    });
  });
}
