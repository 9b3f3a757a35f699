import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../axe';
import { doForGood } from '../confirm-button';
import { app } from '../shared-app';
import { endSession, expectSignInNeeded, openSignedIn, signIn } from '../sign-in';
import { test } from '../test';
import { listed, notes, write } from './notes-page';

/** Writes more notes than one page has, and opens the first page. @returns the address of the second */
async function openManyNotes(page: Page, user: string): Promise<string> {
  await write(user, 'The oldest');
  for (let count = 1; count <= 20; count += 1) await write(user, `Note ${count}`);
  await openSignedIn(page, notes(), user);
  await expect(listed(page, 'Note 20')).toBeVisible();
  const address = await older(page).getAttribute('href');
  return app.origin + String(address);
}

const older = (page: Page) => page.getByRole('link', { name: 'Older notes' });

test('older notes are added to the page, and the first of them has the focus', async ({
  page,
  user,
}) => {
  await openManyNotes(page, user);
  await page.locator('[name=title]').fill('Typed before');
  await older(page).click();
  await expect(listed(page, 'The oldest')).toBeFocused();
  await expect(listed(page, 'Note 20')).toBeVisible();
  await expect(older(page)).toHaveCount(0);
  await expect(page).toHaveURL(notes());
  await expect(page.locator('[name=title]')).toHaveValue('Typed before');
});

test('older notes open in another tab where the user asks for that', async ({ page, user }) => {
  const address = await openManyNotes(page, user);
  const [other] = await Promise.all([
    page.context().waitForEvent('page'),
    older(page).click({ modifiers: ['ControlOrMeta'] }),
  ]);
  await expect(other).toHaveURL(address);
  await expect(listed(page, 'The oldest')).toHaveCount(0);
});

test('when older notes are refused, their page opens and asks for a sign-in, after which it shows them', async ({
  page,
  user,
}) => {
  const address = await openManyNotes(page, user);
  await endSession(page, app);
  await older(page).click();
  await expectSignInNeeded(page);
  await expect(page).toHaveURL(address);
  await signIn(page, user);
  await expect(listed(page, 'The oldest')).toBeVisible();
});

test('a failure to load older notes is reported, and the same link tries again', async ({
  page,
  user,
}) => {
  const address = await openManyNotes(page, user);
  await page.route(address, (route) => route.abort());
  await older(page).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Try again in a moment.');
  await expectAccessible(page);
  await page.unroute(address);
  await older(page).click();
  await expect(listed(page, 'The oldest')).toBeVisible();
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
});

test('the request for older notes is aborted when the user goes to another page', async ({
  page,
  user,
}) => {
  const address = await openManyNotes(page, user);
  await page.route(address, () => {});
  const aborted = page.waitForEvent('requestfailed', (request) => request.url() === address);
  await older(page).click();
  await page.getByRole('banner').getByRole('link', { name: user }).click();
  await expect(page).toHaveURL(/\/account$/);
  await aborted;
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('older notes are on a page of their own, where a note can be deleted', async ({
    page,
    user,
  }) => {
    const address = await openManyNotes(page, user);
    await older(page).click();
    await expect(page).toHaveURL(address);
    await doForGood(page, 'Delete', 'The oldest');
    await expect(page.getByText('Deleted.')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Older notes' })).toBeVisible();
    await page.getByRole('link', { name: 'Newest notes' }).click();
    await expect(listed(page, 'Note 20')).toBeVisible();
  });
});
