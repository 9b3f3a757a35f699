import { expect, type Page } from '@playwright/test';
import { startWeb, type TestServer } from '@repo/testing';
import type { ServerResponse } from 'node:http';
import { on } from '../test/support/on';
import { refuse, type StubApi, stubApi, user } from '../test/support/stub-api';
import { expectAccessible } from './axe';
import { complaints } from './complaints';
import { openSignedIn, signIn } from './sign-in';
import { test } from './test';

let api: StubApi;
let web: TestServer;

test.beforeAll(async () => {
  api = await stubApi();
  web = await startWeb({ apiUrl: api.url });
});
test.afterEach(() => api.reset());
test.afterAll(() => Promise.all([web.stop(), api.close()]));

const nameField = (page: Page) => page.locator('[name=name]');

/** @returns the status of the response to the form */
async function save(page: Page, name: string): Promise<number> {
  await nameField(page).fill(name);
  const answer = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: 'Save profile' }).click();
  return (await answer).status();
}

const errors = [{ pointer: '#/name', code: 'too_small', detail: 'Must not be a name like that.' }];

test('an invalid name stays in its field, with the reason, and can be saved once it is valid (WCAG 3.3.1)', async ({
  page,
}) => {
  await openSignedIn(page, `${web.url}/account`, user.email);
  const found = complaints(page);
  api.script = on('/user/profile', (r) => refuse(r, 'validation_failed', { errors }), 'PATCH');
  const status = await save(page, 'Grace');
  expect(status).toBe(422);
  await expect(page.getByText('Must not be a name like that.')).toBeVisible();
  await expect(nameField(page)).toHaveValue('Grace');
  await expectAccessible(page);
  api.reset();
  await save(page, 'Grace');
  await expect(page.getByText('Saved.')).toBeVisible();
  await expectAccessible(page);
  expect(found).toEqual([]);
});

const passing: [status: number, sentence: string, refusal: (response: ServerResponse) => void][] = [
  [429, 'Try again in 7 seconds.', (r) => refuse(r, 'rate_limited', { retryAfter: 7 })],
  [503, 'Try again in 7 seconds.', (r) => refuse(r, 'service_unavailable', { retryAfter: 7 })],
];

for (const [status, sentence, refusal] of passing) {
  test(`a name that cannot be saved now (${status}) is kept, and saved by trying again`, async ({
    page,
  }) => {
    await openSignedIn(page, `${web.url}/account`, user.email);
    api.script = on('/user/profile', refusal, 'PATCH');
    expect(await save(page, 'Grace')).toBe(status);
    await expect(page.getByRole('main')).toContainText(sentence);
    await expect(page.getByText('What you typed is kept.')).toBeVisible();
    await expectAccessible(page);
    api.reset();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
    expect(api.calls('/user/profile')[0]).toMatchObject({
      method: 'PATCH',
      body: { name: 'Grace' },
    });
  });
}

test('a name that was typed by another user than the one signed in is not saved, but kept for the user who typed it', async ({
  page,
}) => {
  await openSignedIn(page, `${web.url}/account`, user.email);
  const person = page.locator('[name=person]');
  await person.evaluate((input) => input.setAttribute('value', 'u-2'));
  expect(await save(page, 'Grace')).toBe(409);
  await expect(page.getByText('Another user is signed in now.')).toBeVisible();
  await expect(page.getByText('What you typed is kept.')).toBeVisible();
  expect(api.seen.filter(({ method }) => method === 'PATCH')).toEqual([]);
  await expectAccessible(page);
});

test('a name that was kept during a sign-in is not saved yet, and the page says so', async ({
  page,
}) => {
  await openSignedIn(page, `${web.url}/account`, user.email);
  api.script = on(
    '/user/profile',
    (r) => refuse(r, 'session_revoked', { reason: 'ended_elsewhere' }),
    'PATCH',
  );
  expect(await save(page, 'Grace')).toBe(401);
  await expect(page.getByText('What you typed is kept.')).toBeVisible();
  await expectAccessible(page);
  api.reset();
  await signIn(page, user.email);
  await expect(nameField(page)).toHaveValue('Grace');
  await expect(page.getByText('Not saved yet.')).toBeVisible();
  await expectAccessible(page);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });

    test('a text that is too long is rejected by the browser and kept', async ({ page }) => {
      await openSignedIn(page, `${web.url}/account`, user.email);
      api.seen.length = 0;
      const text = 'x'.repeat(70_000);
      await nameField(page).fill(text);
      await page.getByRole('button', { name: 'Save profile' }).click();
      await expect(nameField(page)).toHaveJSProperty('validity.valid', false);
      await expect(nameField(page)).toBeFocused();
      await expect(nameField(page)).toHaveValue(text);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account');
      expect(api.seen).toEqual([]);
    });
  });
}
