import { defineConfig } from '@playwright/test';
import fast from './playwright.config';

export default defineConfig(fast, {
  testMatch: '**/*.slow.spec.ts',
  testIgnore: [],
  timeout: 300_000,
});
