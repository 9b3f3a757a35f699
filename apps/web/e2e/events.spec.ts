import { type Browser, expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { complaints } from './complaints';
import { endSession, openSignedIn } from './sign-in';
import { app } from './shared-app';
import { test } from './test';

const events = () => `${app.origin}/admin/events`;

/** Opens a page that is refused with 403. @returns the request id on the page */
async function beRefused(browser: Browser, user: string): Promise<string> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await openSignedIn(page, `${app.origin}/account`, user);
  const response = await page.goto(`${app.origin}/admin`);
  expect(response?.status()).toBe(403);
  const said = page.getByText('include it when you report this').locator('code');
  const id = (await said.textContent()) ?? '';
  expect(response?.headers()['x-request-id']).toBe(id);
  await context.close();
  return id;
}

/** Searches for the event of a request until it is found, because it is written a moment after the response. */
async function find(page: Page, id: string) {
  const rows = page
    .getByRole('region', { name: 'Table of events' })
    .getByRole('row')
    .filter({ hasText: id });
  await expect(async () => {
    await page.getByLabel('Request ID').fill(id);
    await page.getByRole('button', { name: 'Find' }).click();
    await expect(rows).toHaveCount(1, { timeout: 1000 });
  }).toPass();
  return rows;
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });

    test('an administrator finds the event of a refused page by its request id', async ({
      page,
      browser,
      user,
      admin,
    }) => {
      const id = await beRefused(browser, user);
      await openSignedIn(page, events(), admin);
      const row = await find(page, id);
      await expect(page).toHaveURL(`${events()}?requestId=${id}`);
      for (const fact of ['403', 'insufficient_role', 'authz_fail', 'GET /admin/users', 'Bearer']) {
        await expect(row).toContainText(fact);
      }
      await row.getByRole('link', { name: 'insufficient_role' }).click();
      await expect(page).toHaveURL(`${app.origin}/errors/insufficient-role`);
    });

    test('a search without a result says so and links to all events', async ({ page, admin }) => {
      await openSignedIn(page, events(), admin);
      await page.getByLabel('Request ID').fill('no id at all');
      await page.getByRole('button', { name: 'Find' }).click();
      await expect(page.getByText('No event has this request ID.')).toBeVisible();
      await page.getByRole('link', { name: 'Show all events' }).click();
      await expect(page.getByRole('heading', { name: 'All events' })).toBeVisible();
    });
  });
}

test('the event of a request whose session has ended is found by the request id on the error page', async ({
  page,
  browser,
  user,
  admin,
}) => {
  await openSignedIn(page, `${app.origin}/account`, user);
  await endSession(page, app);
  const response = await page.goto(`${app.origin}/account`);
  expect(response?.status()).toBe(401);
  const id = response?.headers()['x-request-id'] ?? '';
  await expect(page.getByRole('main')).toContainText(`urn:uuid:${id}`);
  const context = await browser.newContext();
  const other = await context.newPage();
  await openSignedIn(other, events(), admin);
  await expect(await find(other, id)).toContainText('session_revoked');
  await context.close();
});

test('refused requests are counted by cause for each period, in light and dark and on a phone', async ({
  page,
  browser,
  user,
  admin,
}) => {
  const found = complaints(page);
  const id = await beRefused(browser, user);
  await openSignedIn(page, events(), admin);
  await find(page, id);
  await expectAccessible(page);
  for (const period of ['hour', 'day', 'week', 'month']) {
    await page.goto(events());
    await page.getByRole('link', { name: `Last ${period}` }).click();
    await expect(page).toHaveURL(`${events()}?period=${period}`);
    const chart = page.getByRole('img', { name: /Not allowed: \d/ });
    await expect(chart).toBeVisible();
    await expect(chart.locator('rect[data-kind=forbidden]').last()).toBeAttached();
  }
  await page.getByText('Show as a table').click();
  await expect(page.getByRole('columnheader', { name: 'Not allowed' })).toBeVisible();
  await expectAccessible(page);
  expect(found).toEqual([]);
});

test('on a phone the keyboard scrolls the wide table sideways', async ({ page, admin }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await openSignedIn(page, events(), admin);
  const region = page.getByRole('region', { name: 'Table of events' });
  await region.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => region.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
});

test('a user without the role gets 403, and an administrator can go from page to page', async ({
  page,
  user,
  admin,
}) => {
  await openSignedIn(page, `${app.origin}/account`, user);
  expect((await page.goto(events()))?.status()).toBe(403);
  await page.context().clearCookies();
  await openSignedIn(page, `${app.origin}/admin`, admin);
  const link = page.getByRole('link', { name: 'Events', exact: true });
  await link.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Events');
  await expect(link).toHaveAttribute('aria-current', 'page');
});
