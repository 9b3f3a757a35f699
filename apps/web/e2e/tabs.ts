import { type BrowserContext, expect } from '@playwright/test';
import type { App } from './app';
import { openSignedIn } from './sign-in';
import { letTimePass } from './session-cookie';

/** In seconds. Longer than the lifetime of an access token. */
const LATER = 400;

/** Opens five tabs, lets the access token expire, and reloads them together, three times. */
export async function reloadTogether(
  context: BrowserContext,
  app: App,
  email: string,
): Promise<void> {
  const account = `${app.origin}/account`;
  const tabs = await Promise.all(Array.from({ length: 5 }, () => context.newPage()));
  const [first] = tabs;
  if (first === undefined) throw new Error('no tab');
  await openSignedIn(first, account, email);
  await Promise.all(tabs.map((tab) => tab.goto(account)));
  for (let round = 0; round < 3; round += 1) {
    await letTimePass({ context, app }, LATER);
    const responses = await Promise.all(tabs.map((tab) => tab.reload()));
    expect(responses.map((response) => response?.status())).toEqual(Array(5).fill(200));
    for (const tab of tabs) {
      await expect(tab.getByRole('heading', { name: 'Your account' })).toBeVisible();
    }
  }
}
