import type { Page } from '@playwright/test';

/** Presses the button of an action that cannot be undone, then the button that confirms it. */
export async function doForGood(page: Page, verb: string, what: string): Promise<void> {
  await page.locator(`summary[aria-label="${verb}: ${what}"]`).click();
  await page.getByRole('button', { name: `${verb} permanently: ${what}` }).click();
}
