import { defineConfig } from '@playwright/test';
import fast from './playwright.config';

export default defineConfig(fast, {
  testMatch: '**/*.slow.spec.ts',
  testIgnore: [],
  globalSetup: [],
  timeout: 300_000,
  outputDir: 'test-results/e2e-slow',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e-slow.json' }]],
});
