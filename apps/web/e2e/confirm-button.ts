import type { Page } from '@playwright/test';

/** Presses a button for what cannot be undone, then the one that confirms it. */
export async function doForGood(page: Page, verb: string, what: string): Promise<void> {
  await page.locator(`summary[aria-label="${verb}: ${what}"]`).click();
  await page.getByRole('button', { name: `${verb} permanently: ${what}` }).click();
}
