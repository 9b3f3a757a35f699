import type { Page } from '@playwright/test';

/** Delays every response by half a second, as on a slow connection. */
export async function slowDown(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const unlimited = { downloadThroughput: -1, uploadThroughput: -1 };
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 500,
    ...unlimited,
  });
}

/** Presses a button, and again while its form is sent. */
export async function pressTwice(page: Page, name: string): Promise<void> {
  const button = page.getByRole('main').getByRole('button', { name });
  await button.scrollIntoViewIfNeeded();
  const box = await button.boundingBox();
  if (box === null) throw new Error('no button to press');
  const at = [box.x + 8, box.y + box.height / 2] as const;
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await page.mouse.click(...at);
  await sent;
  await page.mouse.click(...at);
}

/** Fills in the fields of these names. */
export async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    await page.getByRole('main').locator(`[name=${name}]`).fill(value);
  }
}
