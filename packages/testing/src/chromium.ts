import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Where a Chromium may be: what the person says, Playwright's own, then the system's. */
function candidates(): string[] {
  return [
    process.env['CHROME_PATH'] ?? '',
    chromium.executablePath(),
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ];
}

/** One that lacks a library is there and does not run. On Windows, asking for the version opens a window instead. */
function runs(path: string): boolean {
  return process.platform === 'win32' || spawnSync(path, ['--version']).status === 0;
}

/** The path of a Chromium that runs on this machine, for Playwright's `launchOptions.executablePath`. */
export function findChromium(): string | undefined {
  return candidates().find((path) => existsSync(path) && runs(path));
}
