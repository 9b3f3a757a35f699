import { expect, type Locator, type Page } from '@playwright/test';

/** Follows the page's own link to the mailbox. @returns the newest mail there with this subject */
export async function openMail(page: Page, subject: string): Promise<Locator> {
  await page.getByRole('link', { name: 'the mailbox' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mailbox');
  const mail = page.getByRole('article', { name: subject }).first();
  // Mail is written after the answer (docs/decisions/0011).
  await expect(async () => {
    await page.reload();
    await expect(mail).toBeVisible({ timeout: 500 });
  }).toPass();
  return mail;
}
