import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Returns what axe finds on a page, one line for each rule. With `rules`, axe checks only those. */
export async function axe(page: Page, rules?: string[]): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'], ...(rules && { runOnly: rules }) })
    // Opens no second page for the results. It skips frames of other origins, of which there are none.
    .setLegacyMode()
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

const SMALL_PHONE = { width: 320, height: 640 };

/** Expects that axe finds nothing in light and dark, and that a small phone does not scroll sideways (WCAG 1.4.10). */
export async function expectAccessible(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await axe(page)).toEqual([]);
  // In the dark scheme only the colours differ.
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await axe(page, ['color-contrast'])).toEqual([]);
  const size = page.viewportSize();
  await page.setViewportSize(SMALL_PHONE);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(SMALL_PHONE.width);
  if (size !== null) await page.setViewportSize(size);
}
