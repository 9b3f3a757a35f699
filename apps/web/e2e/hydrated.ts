import { expect, type Page } from '@playwright/test';

/**
 * Waits until React has hydrated the forms of the page, if scripts run: a form that is sent before is sent as without
 * scripts.
 */
export async function hydrated(page: Page): Promise<void> {
  await expect(async () => {
    const isDone = await page.evaluate(() => {
      if (!matchMedia('(scripting: enabled)').matches) return true;
      // React keeps the properties of a hydrated element there.
      return [...document.forms].every((form) =>
        Object.keys(form).some((key) => key.startsWith('__reactProps$')),
      );
    });
    expect(isDone).toBe(true);
  }).toPass();
}
