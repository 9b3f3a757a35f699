import { defineConfig } from '@playwright/test';
import { findHeadlessChromium } from '@repo/testing/chromium';

const executablePath = findHeadlessChromium();

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  testIgnore: '**/*.slow.spec.ts',
  globalSetup: './e2e/global-setup.ts',
  // A worker waits for its page more than it computes.
  workers: 3,
  // Limits that a busy machine does not reach.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  outputDir: 'test-results/e2e',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    // No transitions, because colours are not final in the middle of one.
    contextOptions: { reducedMotion: 'reduce' },
    ...(executablePath !== undefined && { launchOptions: { executablePath } }),
  },
});
