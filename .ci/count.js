// Adds up the JSON reports of the test runs. Its last line: N passed, N failed. A run that skips a test has not passed.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folders = ['apps', 'packages'].flatMap((top) =>
  readdirSync(top).map((name) => join(top, name, 'test-results')),
);
const reports = folders
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => path.endsWith('.json'));

const total = { passed: 0, failed: 0, skipped: 0 };
for (const path of reports) {
  const { stats, ...vitest } = JSON.parse(readFileSync(path, 'utf8'));
  const counts = stats
    ? // Playwright's. A test that passed only when repeated has failed.
      [stats.expected, stats.unexpected + stats.flaky, stats.skipped]
    : [vitest.numPassedTests, vitest.numFailedTests, vitest.numPendingTests + vitest.numTodoTests];
  const [passed, failed, skipped] = counts;
  process.stdout.write(`${path}: ${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}
if (total.failed + total.skipped > 0 || total.passed === 0) process.exitCode = 1;
process.stdout.write(`${total.passed} passed, ${total.failed + total.skipped} failed\n`);
