import { defineConfig } from '@playwright/test';
import { findChromium } from '@repo/testing/chromium';

const executablePath = findChromium();

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  testIgnore: '**/*.slow.spec.ts',
  // Each file starts servers of its own, and some of them measure what happens at the same moment.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  outputDir: 'test-results/e2e',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: { ...(executablePath !== undefined && { launchOptions: { executablePath } }) },
});
