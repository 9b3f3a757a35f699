import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { PRODUCT_NAME } from '@repo/settings';
import { expectAccessible } from './axe';
import { complaints } from './complaints';
import { hydrated } from './hydrated';
import { openMail } from './mailbox';
import { signIn } from './sign-in';
import { app } from './shared-app';
import { test } from './test';

const FIRST = 'a lighthouse in the fog';
const SECOND = 'a lighthouse in the sun';

/** A new address. */
const newEmail = () => `grace-${randomUUID()}@example.com`;

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

/** @returns the status of the response to the form */
async function send(page: Page, button: string): Promise<number> {
  const answer = page.waitForResponse((response) => response.request().method() === 'POST');
  await press(page, button);
  return (await answer).status();
}

async function register(page: Page, email: string): Promise<number> {
  await page.goto(`${app.origin}/login`);
  await page.getByRole('main').getByRole('link', { name: 'Register' }).click();
  await expect(heading(page)).toHaveText('Register');
  await hydrated(page);
  await page.locator('[name=email]').fill(email);
  return send(page, 'Send link');
}

/** Fills in and sends the form that the link in the mail opens. */
async function createAccount(page: Page, name: string, password: string): Promise<number> {
  await hydrated(page);
  await page.locator('[name=name]').fill(name);
  await page.locator('[name=password]').fill(password);
  return send(page, 'Create account');
}

async function forget(page: Page, email: string): Promise<number> {
  await page.goto(`${app.origin}/login`);
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(heading(page)).toHaveText('Forgot your password?');
  await hydrated(page);
  await page.locator('[name=email]').fill(email);
  return send(page, 'Send link');
}

async function chooseNew(page: Page, password: string): Promise<number> {
  await hydrated(page);
  await page.locator('[name=password]').fill(password);
  return send(page, 'Change password');
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });
    const email = newEmail();

    test('the link in a mail creates an account, and another link changes its password', async ({
      page,
    }) => {
      expect(await register(page, email)).toBe(303);
      await expect(heading(page)).toHaveText('Check your email');
      await (
        await openMail(page, email, `Confirm your address for ${PRODUCT_NAME}`)
      )
        .getByRole('link')
        .click();
      await expect(heading(page)).toHaveText('Create your account');
      expect(await createAccount(page, 'Grace', 'too short')).toBe(422);
      await expect(page.getByText('Must have 15 characters or more')).toBeVisible();
      await expect(page.locator('[name=name]')).toHaveValue('Grace');
      expect(await createAccount(page, 'Grace', FIRST)).toBe(303);
      await expect(page.getByText('your account is ready')).toBeVisible();
      await expect(page.getByRole('banner').getByText(email)).toBeVisible();
      await press(page, 'Sign out');

      expect(await forget(page, email)).toBe(303);
      await expect(heading(page)).toHaveText('Check your email');
      await (
        await openMail(page, email, `Choose a new password for ${PRODUCT_NAME}`)
      )
        .getByRole('link')
        .click();
      expect(await chooseNew(page, SECOND)).toBe(303);
      await expect(page.getByText('Your password is changed')).toBeVisible();
      await signIn(page, email, FIRST);
      await expect(page.getByRole('alert').first()).toContainText(
        'Incorrect email address or password',
      );
      await signIn(page, email, SECOND);
      await expect(heading(page)).toHaveText('Your account');
    });

    test('only the mail reveals whether an address has an account', async ({ page, user }) => {
      const shown = [];
      for (const address of [newEmail(), user]) {
        await register(page, address);
        await expect(heading(page)).toHaveText('Check your email');
        shown.push(await page.getByRole('main').innerHTML());
      }
      expect(shown[0]).toBe(shown[1]);
      const mail = await openMail(page, user, `You already have an account at ${PRODUCT_NAME}`);
      await mail.getByRole('link').last().click();
      await expect(page).toHaveURL(`${app.origin}/forgot-password`);
    });
  });
}

test('a refused form shows its error at the field, moves the focus there, and is accessible', async ({
  page,
}) => {
  const found = complaints(page);
  const email = newEmail();
  expect(await register(page, 'grace@nowhere')).toBe(422);
  await expect(page.locator('[name=email]')).toBeFocused();
  await expect(page.locator('[name=email]')).toHaveValue('grace@nowhere');
  await expectAccessible(page);
  await register(page, email);
  const mail = await openMail(page, email, `Confirm your address for ${PRODUCT_NAME}`);
  await mail.getByRole('link').click();
  await expectAccessible(page);
  expect(await createAccount(page, 'Grace', 'too short')).toBe(422);
  await expect(page.locator('[name=password]')).toBeFocused();
  await expect(page.locator('[name=name]')).toHaveValue('Grace');
  await expectAccessible(page);
  expect(await forget(page, 'ida@nowhere')).toBe(422);
  await expect(page.locator('[name=email]')).toBeFocused();
  await expectAccessible(page);
  expect(found).toEqual([]);
});

test('the page for a forged link offers a new one', async ({ page }) => {
  const found = complaints(page);
  await page.goto(`${app.origin}/reset-password?token=forged`);
  expect(await chooseNew(page, FIRST)).toBe(410);
  await expect(heading(page)).toHaveText('This link does not work');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Get a new link' }).click();
  await expect(heading(page)).toHaveText('Forgot your password?');
  await page.goto(`${app.origin}/verify-email?token=forged`);
  expect(await createAccount(page, 'Grace', FIRST)).toBe(410);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Register again' }).click();
  await expect(heading(page)).toHaveText('Register');
  expect(found).toEqual([]);
});

test('the pages that follow a form are accessible, and so is the mailbox', async ({ page }) => {
  const found = complaints(page);
  const email = newEmail();
  await register(page, email);
  await expectAccessible(page);
  await openMail(page, email, `Confirm your address for ${PRODUCT_NAME}`);
  await expectAccessible(page);
  await forget(page, email);
  await expectAccessible(page);
  await page.goto(`${app.origin}/login?done=reset`);
  await expectAccessible(page);
  expect(found).toEqual([]);
});
