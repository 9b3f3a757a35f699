import { expect, type Locator, type Page } from '@playwright/test';

/** Follows the page's link to the mailbox. @returns the newest mail to this address with this subject */
export async function openMail(page: Page, email: string, subject: string): Promise<Locator> {
  await page.getByRole('link', { name: 'the mailbox' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mailbox');
  const mail = page.getByRole('article', { name: subject }).filter({ hasText: email }).first();
  // Mail is written after the response (docs/decisions/0011).
  await expect(async () => {
    await page.reload();
    expect(await mail.isVisible()).toBe(true);
  }).toPass();
  return mail;
}
