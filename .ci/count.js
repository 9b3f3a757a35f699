// Adds up the JSON reports of the test runs, and prints `N passed, N failed` as its last line. A skipped test counts as
// failed. The arguments are the commands that failed; one without a failed test in its reports counts as a failed test.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const folders = ['apps', 'packages'].flatMap((top) =>
  readdirSync(top).map((name) => join(top, name, 'test-results')),
);
const paths = folders
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => path.endsWith('.json'));

/** Reads the counts of a report of Vitest or Playwright, and the command that wrote it. */
function read(path) {
  const { stats, ...vitest } = JSON.parse(readFileSync(path, 'utf8'));
  const [passed, failed, skipped] = stats
    ? // Playwright: a flaky test counts as failed.
      [stats.expected, stats.unexpected + stats.flaky, stats.skipped]
    : [vitest.numPassedTests, vitest.numFailedTests, vitest.numPendingTests + vitest.numTodoTests];
  process.stdout.write(`${path}: ${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  const command = basename(path).includes('slow') ? 'npm run test:slow' : 'npm test';
  return { command, passed, failed: failed + skipped };
}

const reports = paths.map((path) => read(path));
const sum = (member) => reports.reduce((total, report) => total + report[member], 0);
const explained = new Set(reports.filter(({ failed }) => failed > 0).map(({ command }) => command));
const failedCommands = process.argv.slice(2);
for (const command of failedCommands) process.stdout.write(`${command}: failed\n`);

const passed = sum('passed');
const failed = sum('failed') + failedCommands.filter((command) => !explained.has(command)).length;
if (failed + failedCommands.length > 0 || passed === 0) process.exitCode = 1;
process.stdout.write(`${passed} passed, ${failed} failed\n`);
