import { expect } from '@playwright/test';
import { addUser } from '@repo/testing';
import { appBehindProxy } from './app-behind-proxy';
import { axe } from './axe';
import { openSignedIn } from './sign-in';
import { test } from './test';

const { app, database } = appBehindProxy();

test('an outage of the database is 503 for a signed-in user; after it, the user is still signed in', async ({
  page,
  context,
}) => {
  await openSignedIn(page, `${app.origin}/account`, await addUser(app.databaseUrl));
  const before = await context.cookies();

  await database.cut();
  const refused = await page.reload();
  expect(refused?.status()).toBe(503);
  expect(refused?.headers()['retry-after']).toMatch(/^[1-9]\d*$/);
  await expect(page).toHaveURL(`${app.origin}/account`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await axe(page)).toEqual([]);
  expect(await context.cookies()).toEqual(before);

  await database.restore();
  await expect.poll(async () => (await page.reload())?.status()).toBe(200);
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
});
