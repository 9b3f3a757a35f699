import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../axe';
import { complaints } from '../complaints';
import { endSession, expectSignInNeeded, openSignedIn, signIn } from '../sign-in';
import { doForGood } from '../confirm-button';
import { fill, pressTwice, slowDown } from '../press-twice';
import { app } from '../shared-app';
import { test } from '../test';
import { listed, notes, write } from './notes-page';

async function save(page: Page, title: string, text: string): Promise<void> {
  await page.locator('[name=title]').fill(title);
  await page.locator('[name=text]').fill(text);
  await page.getByRole('button', { name: 'Save note' }).click();
}

/** The longest text: 2000 characters, nearly all of which are two UTF-16 code units and four bytes. */
const LONGEST = `${'😀'.repeat(1998)}\n.`;

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });

    test('two presses on a slow connection save one note', async ({ page, user }) => {
      await openSignedIn(page, notes(), user);
      const title = `Written once ${javaScriptEnabled}`;
      await fill(page, { title });
      await slowDown(page);
      await pressTwice(page, 'Save note');
      await expect(page.getByText('Saved.')).toBeVisible();
      await expect(page.getByRole('heading', { name: title })).toHaveCount(1);
    });

    test('a note is written, edited and deleted', async ({ page, user }) => {
      await openSignedIn(page, notes(), user);
      await save(page, 'Shopping', 'Milk\nBread');
      await expect(page.getByText('Saved.')).toBeVisible();
      await expect(listed(page, 'Shopping').getByText('Milk Bread')).toBeVisible();

      await page.getByRole('link', { name: 'Edit: Shopping' }).click();
      await expect(page.locator('[name=text]')).toHaveValue('Milk\nBread');
      await save(page, 'Shopping, too much', `${LONGEST}.`);
      await expect(page.getByText('Must have at most 2000 characters.')).toBeVisible();
      await expect(page.locator('[name=text]')).toHaveValue(`${LONGEST}.`);
      await save(page, 'Shopping for all', LONGEST);
      await expect(page.getByText('Saved.')).toBeVisible();
      await expect(listed(page, 'Shopping')).toHaveCount(0);

      await doForGood(page, 'Delete', 'Shopping for all');
      await expect(page.getByText('Deleted.')).toBeVisible();
      await expect(listed(page, 'Shopping for all')).toHaveCount(0);
    });

    test('a note that is sent after the session has ended is restored after signing in', async ({
      page,
      user,
    }) => {
      await openSignedIn(page, notes(), user);
      await endSession(page, app);
      await save(page, 'Typed too late', LONGEST);
      await expectSignInNeeded(page);
      await expect(page.getByText('What you typed is kept.')).toBeVisible();
      await signIn(page, user);
      await expect(page.locator('[name=title]')).toHaveValue('Typed too late');
      await expect(page.locator('[name=text]')).toHaveValue(LONGEST);
      await page.getByRole('button', { name: 'Save note' }).click();
      await expect(page.getByText('Saved.')).toBeVisible();
      await doForGood(page, 'Delete', 'Typed too late');
      await expect(page.getByText('Deleted.')).toBeVisible();
    });
  });
}

test('an edit that is sent after the session has ended is restored after signing in', async ({
  page,
  user,
}) => {
  const id = await write(user, 'Before');
  await openSignedIn(page, `${notes()}?edit=${id}`, user);
  await endSession(page, app);
  await save(page, 'After', 'All of it');
  await signIn(page, user);
  await expect(page.locator('[name=text]')).toHaveValue('All of it');
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(listed(page, 'After')).toBeVisible();
});

test("another user's note is 404, and so is one that never existed", async ({
  page,
  user,
  admin,
}) => {
  const id = await write(admin, 'Not for other eyes');
  await openSignedIn(page, notes(), user);
  for (const other of [id, id.replace(/.{8}$/, '00000000'), 'x']) {
    const response = await page.goto(`${notes()}?edit=${other}`);
    expect(response?.status()).toBe(404);
    expect(await page.content()).not.toContain('Not for other eyes');
  }
});

test('notes in any script and of any length are shown page by page, also on a phone', async ({
  page,
  user,
}) => {
  const found = complaints(page);
  await write(user, 'The oldest');
  await write(user, 'שלום עולם', 'פתק');
  await write(user, 'W'.repeat(200), `https://example.com/${'a'.repeat(300)}`);
  for (let count = 1; count <= 18; count += 1) await write(user, `Note ${count}`, 'Some text');
  await openSignedIn(page, notes(), user);
  await expect(page.getByRole('heading', { level: 3 }).first()).toHaveText('Note 18');
  await expect(listed(page, 'שלום עולם')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Older notes' }).click();
  await expect(listed(page, 'The oldest')).toBeVisible();
  await expectAccessible(page);
  await doForGood(page, 'Delete', 'The oldest');
  await expect(page.getByText('Deleted.')).toBeVisible();
  await page.getByRole('link', { name: 'Edit: Note 18' }).click();
  await expect(page.getByRole('heading', { name: 'Edit note' })).toBeVisible();
  await expectAccessible(page);
  await save(page, 'Note 18', `${LONGEST}.`);
  await expect(page.getByText('Must have at most 2000 characters.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'New note' })).toBeVisible();
  expect(found).toEqual([]);
});

test('a user without notes is told so', async ({ page, user }) => {
  await openSignedIn(page, notes(), user);
  await expect(page.getByText('No notes yet.')).toBeVisible();
  await expectAccessible(page);
});
