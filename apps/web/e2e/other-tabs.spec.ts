import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { endSession, expectSignInNeeded, openSignedIn, signIn } from './sign-in';
import { app } from './shared-app';
import { test } from './test';

const account = () => `${app.origin}/account`;

/** Signs in and follows a link from one page of the account to another, so that the router remembers the first. */
async function walk(page: Page, user: string): Promise<void> {
  await openSignedIn(page, account(), user);
  await expect(page.getByText('Member since')).toBeVisible();
  await page.getByRole('link', { name: 'Sessions' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sessions');
}

const ENDED = 'Your session has ended.';

/** Checks that the document does not name the user. Repeats only the reading, which fails while the page navigates. */
async function expectNothingOf(page: Page, user: string): Promise<void> {
  let content = user;
  await expect(async () => {
    content = await page.content();
  }).toPass();
  expect(content).not.toContain(user);
}

const signOut = async (page: Page) => {
  await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(`${app.origin}/`);
};

test('a sign-out in one tab shows in the other, where Back shows nothing of the account', async ({
  page,
  context,
  user,
}) => {
  await walk(page, user);
  const other = await context.newPage();
  await other.goto(app.origin);
  await signOut(other);
  await expectSignInNeeded(page);
  await page.goBack();
  await expectSignInNeeded(page);
  await expectNothingOf(page, user);
});

test('after a sign-in as another user the other tab shows that user, and Back shows nothing of the first user', async ({
  page,
  context,
  user,
  admin,
}) => {
  await walk(page, user);
  const other = await context.newPage();
  await other.goto(`${app.origin}/login`);
  await signIn(other, admin);
  await expect(page.getByRole('banner')).toContainText(admin);
  await page.goBack();
  await expect(page.getByRole('definition').filter({ hasText: admin })).toBeVisible();
  await expectNothingOf(page, user);
});

test('the end of a session shows in all tabs, and text that was typed in one of them stays', async ({
  page,
  context,
  user,
}) => {
  await openSignedIn(page, account(), user);
  const [idle, other] = [await context.newPage(), await context.newPage()];
  await idle.goto(`${app.origin}/account/sessions`);
  await other.goto(account());
  const name = page.locator('[name=name]');
  await name.fill('Typed before it ended');
  await endSession(page, app);
  await other.reload();
  await expectSignInNeeded(other);
  await expectSignInNeeded(idle);
  const notice = page.getByRole('alert').filter({ hasText: ENDED });
  await expect(notice).toBeVisible();
  await expectAccessible(page);

  const opened = context.waitForEvent('page');
  await notice.getByRole('link').click();
  await signIn(await opened, user);
  await expect(notice).toBeHidden();
  await expect(name).toHaveValue('Typed before it ended');
  await page.getByRole('button', { name: 'Save profile' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
});

test('a page that the browser kept for Back is hidden and loaded again', async ({
  page,
  context,
  user,
}) => {
  await openSignedIn(page, account(), user);
  const transition = (name: 'pagehide' | 'pageshow') =>
    page.evaluate(
      (type) => dispatchEvent(new PageTransitionEvent(type, { persisted: true })),
      name,
    );
  await transition('pagehide');
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
  await context.clearCookies();
  await transition('pageshow');
  await expectSignInNeeded(page);
});
