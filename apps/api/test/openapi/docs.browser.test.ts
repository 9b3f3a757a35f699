import { chromium, type Browser, type Page } from '@playwright/test';
import { findHeadlessChromium } from '@repo/testing/chromium';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApi, USER } from '../api.js';
import { operations } from '../support/document.js';

const api = testApi();
let browser: Browser;
let page: Page;
/** The hosts that were requested. */
const hosts = new Set<string>();
/** Violations of the page's policy, and errors of its scripts. */
const faults: string[] = [];
/** The number of times that the browser would have opened its own password prompt. */
let prompts = 0;

beforeAll(async () => {
  const executablePath = findHeadlessChromium();
  browser = await chromium.launch({ ...(executablePath !== undefined && { executablePath }) });
  page = await browser.newPage();
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) faults.push(message.text());
  });
  await countPrompts();
  await page.goto(`http://localhost:${api.port}/docs`);
});
afterAll(() => browser.close());

/** Checks that the page's policy was not violated and no prompt opened. */
function expectNoFaults(): void {
  expect(faults).toEqual([]);
  expect(prompts).toBe(0);
}

/** Counts password prompts: Chromium asks the debugger before it opens one (CDP `Fetch.authRequired`). */
async function countPrompts(): Promise<void> {
  const session = await page.context().newCDPSession(page);
  session.on('Fetch.requestPaused', ({ requestId }) => {
    void session.send('Fetch.continueRequest', { requestId });
  });
  session.on('Fetch.authRequired', ({ requestId }) => {
    prompts += 1;
    const authChallengeResponse = { response: 'CancelAuth' } as const;
    void session.send('Fetch.continueWithAuth', { requestId, authChallengeResponse });
  });
  await session.send('Fetch.enable', { handleAuthRequests: true });
}

/** Sends an operation and waits for these words in its response. */
async function call(summary: string, ...words: string[]): Promise<void> {
  const operation = page.locator('.opblock', { hasText: summary });
  const send = operation.getByRole('button', { name: 'Execute' });
  if (!(await send.isVisible())) {
    await operation.locator('.opblock-summary-control').click();
    await operation.getByRole('button', { name: 'Try it out' }).click();
  }
  await send.click();
  for (const word of words) {
    await operation.locator('.live-responses-table', { hasText: word }).waitFor();
  }
}

test('the page shows every operation and requests no other host', async () => {
  await page.getByText('Read your profile').waitFor();
  expect(await page.locator('.opblock').count()).toBe(operations.length);
  expect(await page.title()).toContain('API');
  expect([...hosts]).toEqual([`localhost:${api.port}`]);
  expectNoFaults();
});

test('a call without credentials shows its 401, and the browser opens no password prompt', async () => {
  await call('Read your profile', '401', 'authentication_required');
  expectNoFaults();
});

test('a call sends the credentials that were typed', async () => {
  await page.getByRole('button', { name: 'Authorize' }).click();
  const form = page.locator('.auth-container', { hasText: 'Bearer' });
  await form.getByLabel('Value').fill(api.user.accessToken);
  await form.getByRole('button', { name: 'Apply credentials' }).click();
  await form.getByRole('button', { name: 'Close' }).click();
  await call('Read your profile', '200', USER);
  expectNoFaults();
});
