import { expect } from '@playwright/test';
import { addUser } from '@repo/testing';
import { appBehindProxy } from '../app-behind-proxy';
import { openSignedIn } from '../sign-in';
import { test } from '../test';
import { writeNote } from './write-note';

const { app, database } = appBehindProxy();

test('a failure to load older notes is reported on the page, and after the outage the link works', async ({
  page,
}) => {
  const user = await addUser(app.databaseUrl);
  for (let count = 1; count <= 21; count += 1) await writeNote(app, user, `Note ${count}`);
  await openSignedIn(page, `${app.origin}/notes`, user);

  await database.cut();
  await page.getByRole('link', { name: 'Older notes' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Note 21' })).toBeVisible();

  await database.restore();
  await expect(async () => {
    await page.getByRole('link', { name: 'Older notes' }).click();
    await expect(page.getByRole('heading', { name: 'Note 1', exact: true })).toBeVisible({
      timeout: 1000,
    });
  }).toPass();
});
