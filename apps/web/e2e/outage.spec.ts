import { expect } from '@playwright/test';
import { addUser, type TcpProxy, tcpProxy } from '@repo/testing';
import { useApp } from './app';
import { axe } from './axe';
import { openSignedIn } from './sign-in';
import { writeNote } from './write-note';
import { test } from './test';

let line: TcpProxy;
const app = useApp({
  async line(databaseUrl) {
    line = await tcpProxy(databaseUrl);
    return line.url;
  },
});

test('an outage of the database is 503 for a signed-in user; after it, the user is still signed in', async ({
  page,
  context,
}) => {
  await openSignedIn(page, `${app.origin}/account`, await addUser(app.databaseUrl));
  const before = await context.cookies();

  await line.cut();
  const refused = await page.reload();
  expect(refused?.status()).toBe(503);
  expect(refused?.headers()['retry-after']).toMatch(/^[1-9]\d*$/);
  await expect(page).toHaveURL(`${app.origin}/account`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await axe(page)).toEqual([]);
  expect(await context.cookies()).toEqual(before);

  await line.restore();
  await expect.poll(async () => (await page.reload())?.status()).toBe(200);
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
});

test('older notes during an outage are reported in their page, and load after it', async ({
  page,
}) => {
  const user = await addUser(app.databaseUrl);
  for (let count = 1; count <= 21; count += 1) await writeNote(app, user, `Note ${count}`);
  await openSignedIn(page, `${app.origin}/notes`, user);

  await line.cut();
  await page.getByRole('link', { name: 'Older notes' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Note 21' })).toBeVisible();

  await line.restore();
  await expect(async () => {
    await page.getByRole('link', { name: 'Older notes' }).click();
    await expect(page.getByRole('heading', { name: 'Note 1', exact: true })).toBeVisible({
      timeout: 1000,
    });
  }).toPass();
});
