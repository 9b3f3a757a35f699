import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Returns the paths where Chromium may be: `CHROME_PATH`, then Playwright's, then the system's. */
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

/** Checks that a Chromium runs: it may lack a library. On Windows `--version` opens a window, so it is not tried. */
function runs(path: string): boolean {
  return process.platform === 'win32' || spawnSync(path, ['--version']).status === 0;
}

const first = (paths: readonly string[]): string | undefined =>
  paths.find((path) => existsSync(path) && runs(path));

/** Finds a Chromium that runs on this machine, for Playwright's `launchOptions.executablePath`. */
export const findChromium = (): string | undefined => first(candidates());

/**
 * Finds Chromium's headless shell for Playwright, or the whole Chromium if there is no shell. The shell uses about a
 * fifth less CPU time, but has no profile: a test that sets preferences of the browser needs `findChromium`.
 */
export function findHeadlessChromium(): string | undefined {
  const found = findChromium();
  // Without a path, Playwright starts its own headless shell.
  if (found === chromium.executablePath()) return undefined;
  if (found === process.env['CHROME_PATH']) return found;
  return first(['/usr/bin/chromium-headless-shell']) ?? found;
}
