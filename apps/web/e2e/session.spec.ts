import { expect, type Page } from '@playwright/test';
import { endWords } from '../src/problems/sign-in-cause';
import { endSession, expectSignInNeeded, openSignedIn, signIn } from './sign-in';
import { app } from './shared-app';
import { test } from './test';

const account = () => `${app.origin}/account`;
const signOut = (page: Page) => page.getByRole('button', { name: 'Sign out' }).click();
const nameField = (page: Page) => page.locator('[name=name]');
const saveName = (page: Page) => page.getByRole('button', { name: 'Save profile' }).click();

test('after a sign-in the requested page is shown at its own address', async ({ page, user }) => {
  const refused = await page.goto(`${account()}?from=mail`);
  expect(refused?.status()).toBe(401);
  await expectSignInNeeded(page);
  await signIn(page, user);
  await expect(page).toHaveURL(`${account()}?from=mail`);
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
});

test('the fragment of the requested address is kept, also after a wrong password (RFC 9110 §10.2.2)', async ({
  page,
  user,
}) => {
  const asked = `${app.origin}/account/security?x=1#change`;
  await page.goto(asked);
  await signIn(page, user, 'wrong');
  await expect(page.locator('form').getByRole('alert')).toBeVisible();
  await signIn(page, user);
  await expect(page).toHaveURL(asked);
});

test('a wrong password shows an error and keeps the email address (WCAG 3.3.7)', async ({
  page,
  user,
}) => {
  await page.goto(`${app.origin}/login?returnTo=/account`);
  await signIn(page, user, 'wrong');
  await expect(page.locator('form').getByRole('alert')).toBeVisible();
  await expect(page.locator('[name=email]')).toHaveValue(user);
  await expect(page.locator('[name=password]')).toHaveValue('');
  await signIn(page, user);
  await expect(page).toHaveURL(account());
});

test('after a sign-out Back shows nothing of the account (W3C Clear Site Data)', async ({
  page,
  user,
}) => {
  await openSignedIn(page, account(), user);
  await expect(page.getByRole('definition').filter({ hasText: user })).toBeVisible();
  await signOut(page);
  await expect(page).toHaveURL(`${app.origin}/`);
  await page.goBack();
  await expectSignInNeeded(page);
  await expect(page.getByText('Member since')).toHaveCount(0);
});

test('a user without the role sees who is signed in and what is missing, and can sign in with another account', async ({
  page,
  user,
  admin,
}) => {
  await openSignedIn(page, account(), user);
  const refused = await page.goto(`${app.origin}/admin`);
  expect(refused?.status()).toBe(403);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    "You're logged in, but you don't have permission to view this page.",
  );
  const main = page.getByRole('main');
  await expect(main).toContainText(user);
  await expect(main).toContainText('This page is for users with the role admin.');
  await main.getByRole('link', { name: 'Sign in with another account' }).click();
  await signIn(page, admin);
  await expect(page).toHaveURL(`${app.origin}/admin`);
  await expect(page.getByRole('main').getByText(user)).toBeVisible();
});

test('the display name is changed', async ({ page, user }) => {
  await openSignedIn(page, account(), user);
  await nameField(page).fill('Ada in place');
  await saveName(page);
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.reload();
  await expect(nameField(page)).toHaveValue('Ada in place');
});

test('a saved name is announced, and the keyboard focus stays in the form (WCAG 2.4.3)', async ({
  page,
  user,
}) => {
  await openSignedIn(page, account(), user);
  await expect(page.getByRole('status')).toHaveText('');
  await nameField(page).fill('Ada by the keyboard');
  await nameField(page).press('Enter');
  await expect(page.getByRole('status')).toHaveText('Saved.');
  // The browser moves the focus to the fragment once the page is loaded and drawn.
  await page.waitForLoadState();
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  await page.keyboard.press('Tab');
  await expect(nameField(page)).toBeFocused();
  await expect(nameField(page)).toHaveValue('Ada by the keyboard');
});

test('a form in a session that has ended comes back filled in after the same user signs in', async ({
  page,
  user,
}) => {
  await openSignedIn(page, account(), user);
  await endSession(page, app);
  await nameField(page).fill('Typed too late');
  await saveName(page);
  await expectSignInNeeded(page);
  await expect(page.getByText('What you typed is kept.')).toBeVisible();
  await signIn(page, user);
  await expect(page).toHaveURL(account());
  await expect(nameField(page)).toHaveValue('Typed too late');
});

test('a form in a session that has ended does not come back to another user', async ({
  page,
  user,
  admin,
}) => {
  await openSignedIn(page, account(), user);
  await endSession(page, app);
  await nameField(page).fill('Not for other eyes');
  await saveName(page);
  await expectSignInNeeded(page);
  await signIn(page, admin);
  await expect(page).toHaveURL(account());
  await expect(nameField(page)).not.toHaveValue('Not for other eyes');
  expect(await page.content()).not.toContain('Not for other eyes');
});

test('a session that was ended elsewhere is refused at the next address that is opened, with the reason', async ({
  page,
  context,
  user,
  admin,
}) => {
  await openSignedIn(page, account(), user);
  const before = await context.cookies();
  await endSession(page, app);
  const refused = await page.goto(`${app.origin}/admin`);
  expect(refused?.status()).toBe(401);
  await expect(page).toHaveURL(`${app.origin}/admin`);
  await expect(page.getByRole('main')).toContainText(endWords.signed_out);
  expect(await context.cookies()).toEqual(before);
  await signIn(page, admin);
  await expect(page).toHaveURL(`${app.origin}/admin`);
});

test('a link in the app to a page that is refused loads a document with its status', async ({
  page,
}) => {
  await page.goto(app.origin);
  const loaded = page.waitForResponse(
    (response) =>
      response.url() === `${app.origin}/admin` && response.request().isNavigationRequest(),
  );
  await page.getByRole('main').locator('a[href="/admin"]').click();
  expect((await loaded).status()).toBe(401);
  await expect(page).toHaveURL(`${app.origin}/admin`);
  await expectSignInNeeded(page);
});
