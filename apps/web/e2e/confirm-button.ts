import type { Page } from '@playwright/test';

/** Does what nothing brings back: the first press shows the button that does it. */
export async function doForGood(page: Page, verb: string, what: string): Promise<void> {
  await page.locator(`summary[aria-label="${verb}: ${what}"]`).click();
  await page.getByRole('button', { name: `${verb} permanently: ${what}` }).click();
}
