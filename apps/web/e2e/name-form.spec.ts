import { expect, type Page } from '@playwright/test';
import { startWeb, type TestServer } from '@repo/testing';
import type { ServerResponse } from 'node:http';
import { on } from '../test/support/on';
import { json, refuse, type StubApi, stubApi, user } from '../test/support/stub-api';
import { axe } from './axe';
import { complaints } from './complaints';
import { openSignedIn } from './person';
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

async function save(page: Page, name: string): Promise<void> {
  await nameField(page).fill(name);
  await page.getByRole('button', { name: 'Save name' }).click();
}

async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axe(page)).toEqual([]);
  }
}

const errors = [{ pointer: '#/name', code: 'too_small', detail: 'Must not be a name like that.' }];

const refusals: [status: number, sentence: string, refusal: (response: ServerResponse) => void][] =
  [
    [409, 'Somebody else is signed in by now.', (r) => refuse(r, 'conflict', {})],
    [422, 'Must not be a name like that.', (r) => refuse(r, 'validation_failed', { errors })],
    [
      429,
      'Too many attempts in a short time. Try again in 7 seconds.',
      (r) => refuse(r, 'rate_limited', { retryAfter: 7 }),
    ],
    [
      503,
      'We cannot check this right now, and what you typed is not the reason.',
      (r) => refuse(r, 'service_unavailable', { retryAfter: 7 }),
    ],
  ];

for (const [status, sentence, refusal] of refusals) {
  test(`a name that is refused with ${status} stays in its field, with the reason, and saves when it may (WCAG 3.3.1)`, async ({
    page,
  }) => {
    await openSignedIn(page, `${web.url}/account`);
    const found = complaints(page);
    api.script = on('/user/profile', refusal, 'PATCH');
    await save(page, 'Grace');
    await expect(page.getByText(sentence)).toBeVisible();
    await expect(nameField(page)).toHaveValue('Grace');
    await expect(page.getByText('Saved.')).toHaveCount(0);
    await expectAccessible(page);
    expect(found).toEqual([]);

    api.reset();
    await save(page, 'Grace');
    await expect(page.getByText('Saved.')).toBeVisible();
    await expectAccessible(page);
    expect(found).toEqual([]);
  });
}

test('a name of another person than is signed in by now is not saved, and stays in its field', async ({
  page,
}) => {
  await openSignedIn(page, `${web.url}/account`);
  const found = complaints(page);
  const person = page.locator('[name=person]');
  await person.evaluate((input) => input.setAttribute('value', 'u-2'));
  await save(page, 'Grace');
  await expect(page.getByText('Somebody else is signed in by now.')).toBeVisible();
  await expect(nameField(page)).toHaveValue('Grace');
  expect(api.seen.filter(({ method }) => method === 'PATCH')).toEqual([]);
  await expectAccessible(page);
  expect(found).toEqual([]);
});

test('a name that waited for its sign-in says that it is not saved', async ({ page }) => {
  await openSignedIn(page, `${web.url}/account`);
  api.script = on('/user/profile', (r) => refuse(r, 'session_expired', {}), 'PATCH');
  await save(page, 'Grace');
  await expect(page.getByText('What you typed is kept.')).toBeVisible();
  await expectAccessible(page);
  api.reset();
  await openSignedIn(page, `${web.url}/account`);
  const found = complaints(page);
  await page.reload();
  await expect(nameField(page)).toHaveValue('Grace');
  await expect(page.getByText('Not saved yet.')).toBeVisible();
  await page.waitForLoadState('networkidle');
  await expectAccessible(page);
  expect(found).toEqual([]);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled });

    test('a text too long to be sent is told by the browser, and nothing of it is lost', async ({
      page,
    }) => {
      await openSignedIn(page, `${web.url}/account`);
      api.seen.length = 0;
      const text = 'x'.repeat(70_000);
      await save(page, text);
      await expect(nameField(page)).toHaveJSProperty('validity.valid', false);
      await expect(nameField(page)).toBeFocused();
      await expect(nameField(page)).toHaveValue(text);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account');
      expect(api.seen).toEqual([]);
    });
  });
}

/** The first question for the page fails; the action renews the session and is refused; then the page asks itself. */
async function saveInto(page: Page, then: (response: ServerResponse) => void): Promise<void> {
  await openSignedIn(page, `${web.url}/account`);
  api.seen.length = 0;
  api.script = ({ path, method }, response) => {
    if (path !== '/user/profile') return false;
    const asked = api.calls(path).filter((call) => call.method === method).length;
    if (method === 'GET' && asked > 1) then(response);
    else if (method === 'GET') refuse(response, 'service_unavailable', { retryAfter: 7 });
    else if (asked === 1) refuse(response, 'token_stale', {});
    else refuse(response, 'validation_failed', { errors });
    return true;
  };
  await save(page, 'Grace');
}

test.describe('the page after a Server Action for which the door got no answer', () => {
  test('asks the API itself', async ({ page }) => {
    await saveInto(page, (r) => json(r, 200, user));
    await expect(page.getByText('Must not be a name like that.')).toBeVisible();
    await expect(nameField(page)).toHaveValue('Grace');
    const methods = api.calls('/user/profile').map(({ method }) => method);
    expect(methods).toEqual(['GET', 'PATCH', 'PATCH', 'GET']);
  });

  test('leads a 401 back through the door, which says why', async ({ page }) => {
    await saveInto(page, (r) => refuse(r, 'session_revoked', { reason: 'ended_elsewhere' }));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'You need to log in to access this resource.',
    );
  });

  test('shows a 403 for what it is', async ({ page }) => {
    await saveInto(page, (r) => refuse(r, 'insufficient_role', { requiredRole: 'admin' }));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      "You're logged in, but you don't have permission to view this page.",
    );
  });

  test('fails on an outage, and signs nobody out', async ({ page }) => {
    await saveInto(page, (r) => refuse(r, 'service_unavailable', { retryAfter: 7 }));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Something failed on our side.',
    );
    api.reset();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account');
  });
});
