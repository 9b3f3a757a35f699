import { expect, type Page } from '@playwright/test';

/**
 * Waits until React has taken over the forms that the server wrote, where scripts run: what is typed and sent before
 * takes the way without scripts.
 */
export async function hydrated(page: Page): Promise<void> {
  await expect(async () => {
    const isDone = await page.evaluate(() => {
      if (!matchMedia('(scripting: enabled)').matches) return true;
      // React keeps an element's properties there once it has taken it over.
      return [...document.forms].every((form) =>
        Object.keys(form).some((key) => key.startsWith('__reactProps$')),
      );
    });
    expect(isDone).toBe(true);
  }).toPass();
}
