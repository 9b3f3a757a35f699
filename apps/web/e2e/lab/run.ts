import { expect, type Page } from '@playwright/test';
import { complaints } from '../complaints';
import { hydrated } from '../hydrated';
import { app } from '../shared-app';
import { test } from '../test';

/** What an experiment's page shows: the refusal, the button that fixes it, and the response after the fix. */
export interface Shown {
  readonly slug: string;
  readonly refused: string;
  readonly fix: string;
  /** `200 OK` by default. */
  readonly after?: string;
}

/** Opens an experiment, sends its request, and expects the refusal. */
export async function refuse(page: Page, { slug, refused }: Pick<Shown, 'slug' | 'refused'>) {
  await page.goto(`${app.origin}/lab/${slug}`);
  await hydrated(page);
  await page.getByRole('button', { name: 'Send the request' }).click();
  await expect(page.getByRole('heading', { name: `The request: ${refused}` })).toBeVisible();
}

/** Runs an experiment to its end. */
async function run(page: Page, experiment: Shown): Promise<void> {
  const { fix, after = '200 OK' } = experiment;
  const found = complaints(page);
  await refuse(page, experiment);
  await expect(page.locator('mark').first()).toBeVisible();
  await page.getByRole('button', { name: fix, exact: true }).click();
  await expect(
    page.getByRole('heading', { name: `The request after the fix: ${after}` }),
  ).toBeVisible();
  expect(found).toEqual([]);
}

const modes = [
  { mode: 'without a reload', javaScriptEnabled: true, hash: '' },
  // Sent without scripts, the forms lead to the newest response.
  { mode: 'without scripts', javaScriptEnabled: false, hash: '#newest' },
];

/** Tests that each experiment of a family is refused, and that its fix helps. In parallel, because some fixes wait. */
export function testExperiments(family: string, experiments: readonly Shown[]): void {
  for (const { mode, javaScriptEnabled, hash } of modes) {
    test.describe(mode, () => {
      test.use({ javaScriptEnabled });

      test(`${family}: each experiment is refused, and its fix helps`, async ({ context }) => {
        const runs = experiments.map((experiment) =>
          test.step(experiment.slug, async () => {
            const page = await context.newPage();
            await run(page, experiment);
            await expect(page).toHaveURL(`${app.origin}/lab/${experiment.slug}${hash}`);
          }),
        );
        await Promise.all(runs);
      });
    });
  }
}
