import { chromium, expect } from '@playwright/test';
import { findChromium } from '@repo/testing/chromium';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { complaints } from './complaints';
import { expectSignInNeeded, signIn } from './sign-in';
import { app } from './shared-app';
import { test } from './test';

/** Chromium's setting to block all cookies. */
const BLOCKED = { profile: { default_content_setting_values: { cookies: 2 } } };

/** Starts a browser that blocks all cookies. */
async function cookielessBrowser(javaScriptEnabled: boolean) {
  const folder = await mkdtemp(join(tmpdir(), 'cookieless-'));
  await mkdir(join(folder, 'Default'));
  await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify(BLOCKED));
  const executablePath = findChromium();
  const context = await chromium.launchPersistentContext(folder, {
    javaScriptEnabled,
    ...(executablePath !== undefined && { executablePath }),
  });
  const close = async () => {
    await context.close();
    await rm(folder, { recursive: true });
  };
  return { page: await context.newPage(), close };
}

for (const javaScriptEnabled of [true, false]) {
  test(`a browser that blocks cookies gets a message at the first sign-in, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async ({
    user,
  }) => {
    const { page, close } = await cookielessBrowser(javaScriptEnabled);
    try {
      const found = complaints(page);
      await page.goto(`${app.origin}/account`);
      await expectSignInNeeded(page);
      await signIn(page, user);
      const alert = page.getByRole('main').getByRole('alert');
      await expect(alert).toContainText('Your browser blocks the cookie that keeps you signed in');
      await expect(page.locator('[name=email]')).toHaveValue(user);
      await signIn(page, user);
      await expect(alert).toContainText('Your browser blocks the cookie');
      expect(found).toEqual([]);
    } finally {
      await close();
    }
  });
}
