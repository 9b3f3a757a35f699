import type { ConsoleMessage, Page } from '@playwright/test';

/** Collects uncaught exceptions and the errors in the browser's console, except the one about the page's own status. */
export function complaints(page: Page): string[] {
  const found: string[] = [];
  const isStatus = (message: ConsoleMessage) =>
    message.text().startsWith('Failed to load resource') && message.location().url === page.url();
  page.on('console', (message) => {
    if (message.type() !== 'error' || isStatus(message)) return;
    found.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => found.push(error.message));
  return found;
}
