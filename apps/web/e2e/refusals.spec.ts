import { expect, type Page, type Response } from '@playwright/test';
import { startWeb, type TestServer } from '@repo/testing';
import { on } from '../test/support/on';
import { good, json, refuse, type StubApi, stubApi, user } from '../test/support/stub-api';
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

type Opened = Promise<Response | null>;

/** Signs in and opens the account. The API returns this as the user's profile. */
async function openAccount(page: Page, answer: Parameters<typeof json>[2]): Opened {
  await openSignedIn(page, `${web.url}/account`, user.email);
  api.script = ({ path }, response) => {
    if (path !== '/user/profile') return false;
    json(response, 200, answer);
    return true;
  };
  return page.goto(`${web.url}/account`);
}

/** Sends a form to the web app from a page of this origin. */
async function sendFrom(page: Page, origin: string, enctype: string): Opened {
  const form = `<form method="post" action="${web.url}/login" enctype="${enctype}"><button>Send</button></form>`;
  const html = `<!doctype html><html lang="en"><title>A form</title>${form}`;
  await page.route(`${origin}/a-form`, (route) =>
    route.fulfill({ contentType: 'text/html', body: html }),
  );
  await page.goto(`${origin}/a-form`);
  const [response] = await Promise.all([
    page.waitForResponse(`${web.url}/login`),
    page.getByRole('button', { name: 'Send' }).click(),
  ]);
  return response;
}

/** Signs in with a wrong password. */
async function failToSignIn(page: Page): Opened {
  api.script = on('/auth/login', (response) => refuse(response, 'invalid_credentials', {}));
  await page.goto(`${web.url}/login`);
  const [response] = await Promise.all([
    page.waitForResponse(`${web.url}/login`),
    signIn(page, user.email, 'wrong'),
  ]);
  return response;
}

const refusals: [name: string, status: number, heading: string, open: (page: Page) => Opened][] = [
  [
    'a page that throws',
    500,
    'Something went wrong on our side.',
    (page) => openAccount(page, { ...user, createdAt: 'no day' }),
  ],
  [
    'an unusable response of the API',
    502,
    'This is temporarily unavailable.',
    (page) => openAccount(page, 'no profile'),
  ],
  [
    'an unsupported method',
    405,
    'This address does not support that method.',
    (page) => page.goto(`${web.url}/logout`),
  ],
  [
    'an outage',
    503,
    'This is temporarily unavailable.',
    async (page) => {
      await openSignedIn(page, `${web.url}/account`, user.email);
      api.script = on('/user/profile', (response) => response.destroy());
      return page.goto(`${web.url}/account`);
    },
  ],
  ['a wrong password', 401, 'Sign in', failToSignIn],
  ['a form of another type', 415, 'Sign in', (page) => sendFrom(page, web.url, 'text/plain')],
  [
    'a form from another site',
    403,
    'This form was sent from another address.',
    (page) => sendFrom(page, 'http://elsewhere.example', 'application/x-www-form-urlencoded'),
  ],
];

for (const [name, status, heading, open] of refusals) {
  test(`${name} is ${status}, accessible in light and dark, without an error in the console`, async ({
    page,
  }) => {
    const found = complaints(page);
    expect((await open(page))?.status()).toBe(status);
    await page.waitForLoadState('networkidle');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    await expectAccessible(page);
    expect(found).toEqual([]);
  });
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  for (const [name, status, heading, open] of refusals) {
    test(`${name} is complete and has one action`, async ({ page }) => {
      expect((await open(page))?.status()).toBe(status);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
      const main = page.getByRole('main');
      const ways = main.getByRole('link').or(main.getByRole('button'));
      // The sign-in form has two more links.
      await expect(ways.filter({ hasNotText: /^(?:Forgot|Register)/ })).toHaveCount(1);
    });
  }

  test('a page that throws shows its request id, and can be tried again at its own address', async ({
    page,
  }) => {
    const response = await openAccount(page, { ...user, createdAt: 'no day' });
    const id = response?.headers()['x-request-id'] ?? '';
    await expect(page).toHaveURL(`${web.url}/account`);
    await expect(page.getByRole('main').getByText(id)).toBeVisible();
    api.reset();
    await page.getByRole('link', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account');
  });
});

test('a page that throws shows the error also when a link opens it', async ({ page }) => {
  await openSignedIn(page, `${web.url}/account`, user.email);
  await page.goto(web.url);
  api.script = ({ path }, response) => {
    if (path !== '/user/profile') return false;
    good(response, 'GET /user/profile', { ...user, createdAt: 'no day' });
    return true;
  };
  await page.getByRole('link', { name: user.email }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Something went wrong on our side.',
  );
});
