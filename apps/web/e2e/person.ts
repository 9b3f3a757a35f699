import { expect, type Page } from '@playwright/test';
import { dataFile } from '@repo/settings';
import { compactDecrypt } from 'jose';

export const PASSWORD = 'correct horse battery staple';
export const USER = 'user@example.com';
export const ADMIN = 'admin@example.com';

/** The page asks for sign-in, in these words. */
export async function expectSignInNeeded(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'You need to log in to access this resource.',
  );
}

/** Fills in the sign-in form that the page shows, and sends it. */
export async function signIn(page: Page, email = USER, password = PASSWORD): Promise<void> {
  const form = page.locator('form').filter({ has: page.locator('[name=email]') });
  await form.locator('[name=email]').fill(email);
  await form.locator('[name=password]').fill(password);
  await form.getByRole('button', { name: 'Sign in' }).click();
}

/** Opens an address that asks for sign-in, and signs in there. */
export async function openSignedIn(page: Page, address: string, email = USER): Promise<void> {
  await page.goto(address);
  await signIn(page, email);
  await expect(page).toHaveURL(address);
}

/** Ends the session behind the browser's back, as another device or an administrator would. */
export async function endSession(page: Page, apiUrl: string): Promise<void> {
  const cookies = await page.context().cookies();
  const sealed = cookies.find(({ name }) => name === 'session')?.value ?? '';
  const keys: unknown = JSON.parse(dataFile('cookie-keys.json', () => '[]'));
  const [key] = Array.isArray(keys) ? keys.map(String) : [];
  const { plaintext } = await compactDecrypt(sealed, Buffer.from(key ?? '', 'base64url'));
  const { accessToken } = JSON.parse(new TextDecoder().decode(plaintext));
  const response = await fetch(`${apiUrl}/auth/logout`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}` },
  });
  expect(response.status).toBe(204);
}
