import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { complaints } from './complaints';
import { hydrated } from './hydrated';
import { app } from './shared-app';
import { test } from './test';

const SECRET = 'S3cretTokenThatNobodyMaySee';
const pasted = `> GET /profile HTTP/2
> Authorization: Bearer ${SECRET}
< HTTP/2 401
< www-authenticate: Bearer realm="api", error="invalid_token", error_description="The token expired"
`;

async function open(page: Page): Promise<void> {
  await page.goto(`${app.origin}/explain`);
  await page.waitForLoadState('networkidle');
  await hydrated(page);
}

async function explain(page: Page, text: string): Promise<void> {
  await page.getByLabel(/^Response, header lines/).fill(text);
  await page.getByRole('button', { name: 'Explain', exact: true }).click();
}

test('what is pasted is explained without a request, and leaves nothing in the address or the storage', async ({
  page,
  context,
}) => {
  await open(page);
  const found = complaints(page);
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  await explain(page, pasted);
  const explanation = page.getByRole('region', { name: 'Explanation' });
  await expect(explanation).toContainText('Refresh the access token once');
  await expect(explanation).toBeFocused();
  await expect(explanation).not.toContainText(SECRET);
  // Nothing is sent, so the page never says that it waits for a response.
  expect(await page.locator('#working').textContent()).toBe('');
  await explain(page, 'HTTP/1.1 429 Too Many Requests\nRetry-After: 30\n');
  await expect(explanation).toContainText('Wait 30 seconds');
  await page.getByRole('button', { name: 'A 403 that means 401' }).click();
  await expect(explanation).toContainText('This should be a 401 with a challenge');
  await expectAccessible(page);
  expect(requests).toEqual([]);
  expect(page.url()).toBe(`${app.origin}/explain`);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  expect(found).toEqual([]);
});

test('a script of the page that tries to send something is stopped (CSP3 §6.1.2)', async ({
  page,
}) => {
  await open(page);
  const outcome = await page.evaluate(async () =>
    fetch('/errors').then(
      () => 'sent',
      () => 'stopped',
    ),
  );
  expect(outcome).toBe('stopped');
});

test('links to and from the page load a new document, so the page has its own security policy', async ({
  page,
}) => {
  await page.goto(`${app.origin}/errors`);
  const nav = page.getByRole('navigation', { name: 'Main' });
  const [entered] = await Promise.all([
    page.waitForResponse(`${app.origin}/explain`),
    nav.getByRole('link', { name: 'Explain' }).click(),
  ]);
  expect(entered.request().isNavigationRequest()).toBe(true);
  await hydrated(page);
  const [left] = await Promise.all([
    page.waitForResponse(`${app.origin}/errors`),
    nav.getByRole('link', { name: 'Errors' }).click(),
  ]);
  expect(left.request().isNavigationRequest()).toBe(true);
});

test('the button is hidden until the scripts that keep the text in the browser have started', async ({
  page,
}) => {
  await page.route('**/*.js', (route) => route.abort());
  await page.goto(`${app.origin}/explain`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Explain', exact: true })).toBeHidden();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the response to the form has the explanation, but not the text', async ({ page }) => {
    await page.goto(`${app.origin}/explain`);
    await expect(page.getByText('which neither logs nor stores it')).toBeVisible();
    await explain(page, pasted);
    await expect(page.getByRole('region', { name: 'Explanation' })).toContainText(
      'Refresh the access token once',
    );
    await expect(page.locator('body')).not.toContainText(SECRET);
  });
});
