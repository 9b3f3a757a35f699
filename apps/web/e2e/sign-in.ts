import { expect, type Page } from '@playwright/test';
import type { App } from './app';
import { hydrated } from './hydrated';
import { sessionOf } from './session-cookie';

export const PASSWORD = 'correct horse battery staple';

/** Expects a page that asks for a sign-in. */
export async function expectSignInNeeded(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'You need to log in to access this resource.',
  );
}

/** Fills in the sign-in form of the page and sends it. */
export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await hydrated(page);
  const form = page.locator('form').filter({ has: page.locator('[name=email]') });
  await form.locator('[name=email]').fill(email);
  await form.locator('[name=password]').fill(password);
  await form.getByRole('button', { name: 'Sign in' }).click();
}

/** Opens an address that asks for a sign-in, and signs in there. */
export async function openSignedIn(page: Page, address: string, email: string): Promise<void> {
  await page.goto(address);
  await signIn(page, email);
  await expect(page).toHaveURL(address);
  await hydrated(page);
}

/** Ends the session without the browser, as another device or an administrator would. */
export async function endSession(page: Page, { apiUrl }: App): Promise<void> {
  const { accessToken } = await sessionOf(page.context());
  const response = await fetch(`${apiUrl}/auth/logout`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}` },
  });
  expect(response.status).toBe(204);
}
