import { type Browser, expect, type Page } from '@playwright/test';
import { endWords } from '../src/problems/sign-in-cause';
import { expectAccessible } from './axe';
import { expectSignInNeeded, openSignedIn, signIn } from './sign-in';
import { app } from './shared-app';
import { test } from './test';

const account = () => `${app.origin}/account`;
const sessions = () => `${app.origin}/account/sessions`;
const nameField = (page: Page) => page.locator('[name=name]');
const saveName = (page: Page) => page.getByRole('button', { name: 'Save profile' }).click();

/** Signs in from another browser and types a new name there. */
async function openElsewhere(browser: Browser, user: string, name: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await openSignedIn(page, account(), user);
  await nameField(page).fill(name);
  return page;
}

/** Saves the name in a session that has ended. Expects the reason and, after a sign-in, what was typed. */
async function expectEnded(page: Page, user: string, typed: string): Promise<void> {
  await saveName(page);
  await expectSignInNeeded(page);
  await expect(page.getByRole('main')).toContainText(endWords.ended_elsewhere);
  await expect(page.getByText('What you typed is kept.')).toBeVisible();
  await signIn(page, user);
  await expect(nameField(page)).toHaveValue(typed);
  await expect(page.getByText('Not saved yet.')).toBeVisible();
}

test('one session signs out another, and what was typed in the other comes back after a sign-in', async ({
  page,
  browser,
  user,
}) => {
  const other = await openElsewhere(browser, user, 'Typed elsewhere');
  await openSignedIn(page, sessions(), user);
  const entries = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Signed in' });
  await expect(entries).toHaveCount(2);
  await expectAccessible(page);
  await expect(entries.first()).toContainText('Chrome on');
  await expect(entries.filter({ hasText: 'This device' })).toHaveCount(1);
  await page.getByRole('button', { name: /^Sign out: Chrome on/ }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Signed out.' })).toBeVisible();
  await expect(entries).toHaveCount(1);
  await expect(page.getByText('You are signed in on this device only.')).toBeVisible();
  await expectEnded(other, user, 'Typed elsewhere');
  await other.context().close();
});

test('all other sessions are signed out together, and this one stays', async ({
  page,
  browser,
  user,
}) => {
  const others = [
    await openElsewhere(browser, user, 'One'),
    await openElsewhere(browser, user, 'Two'),
  ];
  await openSignedIn(page, sessions(), user);
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(page.getByText('You are signed out everywhere else.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Sign out: / })).toHaveCount(0);
  for (const [place, other] of others.entries()) {
    await expectEnded(other, user, place === 0 ? 'One' : 'Two');
    await other.context().close();
  }
  await page.goto(account());
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
});

test('the current session is signed out from the list', async ({ page, user }) => {
  await openSignedIn(page, sessions(), user);
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(`${app.origin}/`);
  await page.goto(sessions());
  await expectSignInNeeded(page);
});

test('the pages of an account link to each other, mark the current one, and are not prefetched', async ({
  page,
  user,
}) => {
  await openSignedIn(page, account(), user);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.reload({ waitUntil: 'networkidle' });
  expect(asked.filter((path) => path.startsWith('/account/'))).toEqual([]);
  const nav = page.getByRole('navigation', { name: 'Account' });
  for (const name of ['Sessions', 'Security', 'Profile']) {
    await nav.getByRole('link', { name }).click();
    await expect(nav.locator('[aria-current=page]')).toHaveText(name);
    await expect(nav.locator('[aria-current]')).toHaveCount(1);
  }
});
