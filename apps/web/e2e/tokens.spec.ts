import { expect, type Response, test } from '@playwright/test';
import { useApp } from './app';
import { ADMIN, openSignedIn } from './person';

const app = useApp();

test('no token reaches a script: not in a page, its data, its scripts, or its storage (RFC 6750 §5.3)', async ({
  page,
  context,
}) => {
  const responses: Response[] = [];
  context.on('response', (response) => responses.push(response));
  await openSignedIn(page, `${app.origin}/admin`, ADMIN);
  await page.getByRole('link', { name: ADMIN }).click();
  await page.locator('[name=name]').fill('Ada');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.goto(`${app.origin}/nothing`);

  const read = responses.filter((response) => response.status() < 300 || response.status() >= 400);
  expect(read.length).toBeGreaterThan(5);
  for (const response of read) {
    const body = (await response.body().catch(() => Buffer.alloc(0))).toString('latin1');
    expect(body.includes('eyJ'), response.url()).toBe(false);
  }
  const seen = await page.evaluate(() =>
    [document.cookie, localStorage.length, sessionStorage.length].join(),
  );
  expect(seen).toBe(',0,0');
});

test('every cookie is kept from scripts and from other sites (RFC 6265bis §4.1.2)', async ({
  page,
  context,
}) => {
  await openSignedIn(page, `${app.origin}/account`);
  const cookies = await context.cookies();
  expect(cookies.map(({ name }) => name)).toEqual(['session']);
  for (const cookie of cookies) {
    expect(cookie).toMatchObject({
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      domain: 'localhost',
    });
    expect(cookie.name.length + cookie.value.length).toBeLessThan(4096);
  }
});
