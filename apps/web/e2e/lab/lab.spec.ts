import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../axe';
import { complaints } from '../complaints';
import { hydrated } from '../hydrated';
import { app } from '../shared-app';
import { test } from '../test';
import { families } from './experiments';
import { refuse } from './run';

const stories = ['401-against-403', 'refresh-race', 'stolen-token'];

const lines = (page: Page, step: string) =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: step }) })
    .locator('pre');

/** Opens a story and lets it run. */
async function play(page: Page, slug: string): Promise<void> {
  await page.goto(`${app.origin}/lab/${slug}`);
  await hydrated(page);
  await page.getByRole('button', { name: 'Send the requests' }).click();
  await expect(page.getByRole('button', { name: 'Start again' })).toBeVisible();
}

test('every experiment and story of the list is tested here', async ({ page }) => {
  await page.goto(`${app.origin}/lab`);
  const hrefs = await page
    .getByRole('main')
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  const fragments = hrefs.filter((href) => href.startsWith('#'));
  for (const fragment of fragments) await expect(page.locator(fragment)).toBeVisible();
  const listed = hrefs
    .filter((href) => !href.startsWith('#'))
    .map((href) => href.replace('/lab/', ''));
  const tested = [
    ...Object.values(families)
      .flat()
      .map(({ slug }) => slug),
    ...stories,
  ];
  // The experiments about API keys are tested in api-keys.spec.ts.
  const others = listed.filter((slug) => !slug.startsWith('api-key'));
  expect(others.toSorted()).toEqual(tested.toSorted());
});

test('the request is a command to copy, and the page shows its credentials shortened', async ({
  page,
  request,
}) => {
  await refuse(page, { slug: 'token-expired', refused: '401 Access token expired' });
  const command = (await page.getByLabel('curl command').first().textContent()) ?? '';
  const [, url = '', authorization = ''] =
    /^curl -i '(.+)' -H 'Authorization: (.+)'$/.exec(command) ?? [];
  const response = await request.get(url, { headers: { authorization } });
  expect(await response.json()).toMatchObject({ status: 401, code: 'token_expired' });
  await expect(lines(page, 'The request')).not.toContainText(authorization);
  await expect(lines(page, 'The request')).toContainText(/Authorization: Bearer eyJ[\w-]{9}…/);
});

test('header lines are shown as they came: one for each challenge', async ({ page }) => {
  const refused = '401 Authentication required';
  await refuse(page, { slug: 'authentication-required', refused });
  const shown = await lines(page, 'The request').locator('mark').allTextContents();
  const challenges = shown.filter((line) => /^www-authenticate: /i.test(line));
  expect(challenges.length).toBeGreaterThan(0);
  for (const line of challenges) expect(line.match(/realm=/g)).toHaveLength(1);
});

test('signing in again as the same user does not help against a 403, and the page says so', async ({
  page,
}) => {
  await refuse(page, { slug: 'insufficient-role', refused: '403 Not allowed' });
  await page.getByRole('button', { name: 'Sign in again' }).click();
  const again = page.getByRole('heading', { name: 'The request after the fix: 403 Not allowed' });
  await expect(again).toBeFocused();
  await expect(page.getByText('always will be')).toBeVisible();
  await expect(page.getByText('no other credentials of this user would help')).toBeVisible();
});

test('the same request gets a different response for each of three people', async ({ page }) => {
  await play(page, '401-against-403');
  await expect(page.getByRole('heading', { level: 2 })).toContainText([
    'Without credentials: 401',
    'A user: 403',
    'An administrator: 200',
  ]);
});

test('of five refreshes at once, plain rotation refuses four and this API none', async ({
  page,
}) => {
  await play(page, 'refresh-race');
  const texts = (name: string) =>
    page
      .getByRole('region', { name })
      .getByRole('listitem')
      .getByRole('listitem')
      .allTextContents();
  const simulated = await texts('Plain rotation, simulated');
  expect(simulated.filter((text) => text.startsWith('Refresh: 401'))).toHaveLength(4);
  expect(simulated.filter((text) => text.startsWith('Refresh: 200'))).toHaveLength(1);
  const live = await texts('This API, live');
  expect(live).toHaveLength(10);
  for (const text of live) expect(text).toMatch(/: 200 after/);
});

test('the theft of a refresh token is detected, whether its owner or the thief uses it first', async ({
  page,
}) => {
  await play(page, 'stolen-token');
  await expect(page.getByRole('heading', { level: 2 })).toContainText([
    'The owner is first',
    'The thief is first',
    'Thief: refresh with the first token: 401 Session ended for safety',
    'Owner: next request: 401 Session ended',
    'Owner: refresh with the first token: 401 Session ended for safety',
    'Thief: next request: 401 Session ended',
  ]);
});

test('axe finds nothing on the list, an experiment and the stories', async ({ page }) => {
  const found = complaints(page);
  await page.goto(`${app.origin}/lab`);
  await hydrated(page);
  await expectAccessible(page);
  await page.goto(`${app.origin}/lab/token-expired`);
  await hydrated(page);
  await expectAccessible(page);
  await refuse(page, { slug: 'token-expired', refused: '401 Access token expired' });
  await expectAccessible(page);
  for (const slug of ['401-against-403', 'refresh-race']) {
    await play(page, slug);
    await expectAccessible(page);
  }
  expect(found).toEqual([]);
});

test('the catalogue leads to the experiment, and back', async ({ page }) => {
  await page.goto(`${app.origin}/errors/token-expired`);
  await page.getByRole('link', { name: 'Run it live in the lab' }).click();
  await expect(page).toHaveURL(`${app.origin}/lab/token-expired`);
  await page.getByRole('link', { name: 'What token_expired means' }).click();
  await expect(page).toHaveURL(`${app.origin}/errors/token-expired`);
});

test('the page says that an experiment could not run', async ({ page }) => {
  await page.goto(`${app.origin}/lab/token-expired`);
  await hydrated(page);
  await page.route('**/lab/token-expired', (route) => route.abort());
  await page.getByRole('button', { name: 'Send the request' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Try again' })).toBeVisible();
});
