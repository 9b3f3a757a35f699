import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { findChromium } from './chromium.js';

const HELP = `The tests of the web app need Chromium, and it could not be installed. Use one of these:
  npx playwright install --with-deps chromium
  apt-get install chromium, or the command of your system
  CHROME_PATH=/path/to/chromium npm test
`;

function run(command: string, ...args: string[]): void {
  // The result is not checked here: `findChromium` shows if the command worked.
  spawnSync(command, args, { stdio: 'inherit' });
}

const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');

/** The ways to install Chromium. The first changes the machine the least. */
const ways: (() => void)[] = [
  () => run(process.execPath, playwright, 'install', 'chromium'),
  () => {
    const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
    if (!mayInstall) return;
    const install = ['install', '-y', '-q', '--no-install-recommends'];
    run('apt-get', 'update', '-q');
    run('apt-get', ...install, 'chromium');
    // Not every system has this package.
    run('apt-get', ...install, 'chromium-headless-shell');
  },
];

for (const way of ways) {
  if (findChromium() === undefined) way();
}
if (findChromium() === undefined) {
  process.stderr.write(HELP);
  process.exitCode = 1;
}
