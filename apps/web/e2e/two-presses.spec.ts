import { expect, type Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { PRODUCT_NAME } from '@repo/settings';
import { hydrated } from './hydrated';
import { openMail } from './mailbox';
import { fill, pressTwice, slowDown } from './press-twice';
import { app } from './shared-app';
import { test } from './test';

const FIRST = 'a lighthouse in the fog';
const SECOND = 'a lighthouse in the sun';
const THIRD = 'a lighthouse in the rain';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

async function followMail(page: Page, email: string, subject: string): Promise<void> {
  const mail = await openMail(page, email, `${subject} for ${PRODUCT_NAME}`);
  await mail.getByRole('link').click();
}

async function expectOneSession(page: Page): Promise<void> {
  await page.goto(`${app.origin}/account/sessions`);
  await expect(page.getByText('You are signed in on this device only.')).toBeVisible();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });

    test('two presses of a button on a slow connection run the form once, and its outcome is shown', async ({
      page,
    }) => {
      const email = `twice-${randomUUID()}@example.com`;
      await page.goto(`${app.origin}/register`);
      await fill(page, { email });
      await page.getByRole('button', { name: 'Send link' }).click();
      await followMail(page, email, 'Confirm your address');
      await fill(page, { name: 'Grace', password: FIRST });
      await slowDown(page);
      await pressTwice(page, 'Create account');
      await expect(page.getByText('your account is ready')).toBeVisible();
      await expect(page).toHaveURL(`${app.origin}/account?done=verify`);
      await expectOneSession(page);
      await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();
      await expect(heading(page)).not.toHaveText('Sessions');

      await page.goto(`${app.origin}/forgot-password`);
      await fill(page, { email });
      await page.getByRole('button', { name: 'Send link' }).click();
      await followMail(page, email, 'Choose a new password');
      await fill(page, { password: SECOND });
      await pressTwice(page, 'Change password');
      await expect(page.getByText('Your password is changed')).toBeVisible();

      await fill(page, { email, password: SECOND });
      await pressTwice(page, 'Sign in');
      await expect(heading(page)).toHaveText('Your account');
      await expectOneSession(page);

      await page.goto(`${app.origin}/account/security`);
      await fill(page, { currentPassword: SECOND, newPassword: THIRD });
      await pressTwice(page, 'Change password');
      await expect(
        page.getByText('Password changed. Every other session has ended.'),
      ).toBeVisible();
    });
  });
}

test('a pressed button says that it is working, until the request is done or was stopped', async ({
  page,
}) => {
  await page.clock.install();
  await page.goto(`${app.origin}/login`);
  await hydrated(page);
  await fill(page, { email: 'nobody@example.com', password: FIRST });
  let sent = 0;
  await page.route('**/login', (route) => {
    sent += 1;
    return route.abort('aborted');
  });
  const button = page.getByRole('main').getByRole('button', { name: 'Sign in' });
  await button.click();
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByRole('main').getByRole('button', { name: /Working…$/ })).toBeVisible();
  await expect(page.getByText('Working…', { exact: true })).toHaveAttribute('aria-live', 'polite');
  await button.click({ force: true });
  expect(sent).toBe(1);
  await page.clock.fastForward(15_000);
  await expect(button).not.toHaveAttribute('aria-disabled', 'true');
  await button.click();
  await expect.poll(() => sent).toBe(2);
  // As when the user goes back to this page and the browser has kept it.
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow')));
  await expect(button).not.toHaveAttribute('aria-disabled', 'true');
});
