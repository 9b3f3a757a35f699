import { expect, type Response } from '@playwright/test';
import { openSignedIn } from './sign-in';
import { app } from './shared-app';
import { test } from './test';

/** Reads a response. If a newer document replaces the page first, the body cannot be read and counts as empty. */
async function readText(response: Response) {
  const body = await response.body().catch(() => Buffer.alloc(0));
  const type = response.headers()['content-type'] ?? '';
  return { type, url: response.url(), body: body.toString('latin1') };
}

test('no token reaches a script: not in a page, its data, its scripts or its storage (RFC 6750 §5.3)', async ({
  page,
  context,
  admin,
}) => {
  const read: Promise<{ type: string; body: string; url: string }>[] = [];
  context.on('response', (response) => {
    // A redirect has no body that a script could read.
    if (response.status() >= 300 && response.status() < 400) return;
    read.push(readText(response));
  });
  await openSignedIn(page, `${app.origin}/admin`, admin);
  await page.getByRole('link', { name: admin }).click();
  await page.locator('[name=name]').fill('Ada');
  await page.getByRole('button', { name: 'Save profile' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.waitForLoadState('networkidle');
  await page.goto(`${app.origin}/nothing`);

  await page.waitForLoadState('networkidle');

  const all = await Promise.all(read);
  for (const type of ['text/html', 'text/x-component', 'javascript']) {
    expect(all.filter((each) => each.type.includes(type) && each.body !== '')).not.toEqual([]);
  }
  for (const { body, url } of all) expect(body.includes('eyJ'), url).toBe(false);
  const seen = await page.evaluate(() =>
    [document.cookie, localStorage.length, sessionStorage.length].join(),
  );
  expect(seen).toBe(',0,0');
});

test('every cookie is hidden from scripts and other sites (RFC 6265bis §4.1.2)', async ({
  page,
  context,
  user,
}) => {
  await openSignedIn(page, `${app.origin}/account`, user);
  const cookies = await context.cookies();
  expect(cookies.map(({ name }) => name).toSorted()).toEqual(['session', 'test-cookie']);
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
