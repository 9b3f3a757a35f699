import { expect, type Page } from '@playwright/test';
import { complaints } from '../complaints';
import { hydrated } from '../hydrated';
import { app } from '../shared-app';
import { test } from '../test';
import type { Shown } from './experiments';

/** Opens an experiment, sends its request, and expects the refusal. */
export async function refuse(page: Page, { slug, refused }: Pick<Shown, 'slug' | 'refused'>) {
  await page.goto(`${app.origin}/lab/${slug}`);
  await hydrated(page);
  await page.getByRole('button', { name: 'Send the request' }).click();
  await expect(page.getByRole('heading', { name: `The request: ${refused}` })).toBeVisible();
}

/** Runs an experiment to its end. */
async function run(page: Page, experiment: Shown): Promise<void> {
  const found = complaints(page);
  await refuse(page, experiment);
  await expect(page.locator('mark').first()).toBeVisible();
  await page.getByRole('button', { name: experiment.fix, exact: true }).click();
  const again = `The same request again: ${experiment.after}`;
  await expect(page.getByRole('heading', { name: again })).toBeVisible();
  expect(found).toEqual([]);
}

/** Tests that each experiment is refused, and that its fix helps: with scripts on one page, and without them. */
export function testExperiments(experiments: readonly Shown[]): void {
  for (const experiment of experiments) {
    test(`${experiment.slug}: the fix helps, without a reload`, async ({ page }) => {
      let loads = 0;
      page.on('load', () => (loads += 1));
      await run(page, experiment);
      expect(loads).toBe(1);
    });
  }

  test.describe('without scripts', () => {
    test.use({ javaScriptEnabled: false });

    for (const experiment of experiments) {
      test(`${experiment.slug}: the fix helps, at the address of the experiment`, async ({
        page,
      }) => {
        await run(page, experiment);
        await expect(page).toHaveURL(`${app.origin}/lab/${experiment.slug}#newest`);
      });
    }
  });
}
