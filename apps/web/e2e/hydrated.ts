import { expect, type Page } from '@playwright/test';

/**
 * Waits until React has hydrated the forms of the page, if scripts run. A form that is sent earlier is sent as if there were
 * no scripts.
 */
export async function hydrated(page: Page): Promise<void> {
  await expect(async () => {
    const isDone = await page.evaluate(() => {
      if (!matchMedia('(scripting: enabled)').matches) return true;
      // React keeps the properties of a hydrated element in a property of the element.
      return [...document.forms].every((form) =>
        Object.keys(form).some((key) => key.startsWith('__reactProps$')),
      );
    });
    expect(isDone).toBe(true);
  }).toPass();
}
