// Reads the JSON reports of the test runs, prints the failures, and ends with the line `N passed, N failed`. A skipped
// test counts as failed. The arguments are the commands that failed, each followed by the file that holds its output. A
// command that failed without a failed test in its reports counts as one failed test.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const print = (line) => process.stdout.write(`${stripVTControlCharacters(line)}\n`);

const folders = ['apps', 'packages'].flatMap((top) =>
  readdirSync(top).map((name) => join(top, name, 'test-results')),
);
const paths = folders
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => path.endsWith('.json'));

/** Lists the failed tests in a report of Vitest, and the test files that did not load. */
const failuresOfVitest = ({ testResults }) =>
  testResults.flatMap(({ name: file, message, assertionResults }) => [
    ...(message ? [{ name: file, message }] : []),
    ...assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages: [failure = ''] }) => ({
        name: `${file}: ${fullName}`,
        message: failure,
      })),
  ]);

/** Lists the failed tests in a suite of Playwright. */
const failuresOfPlaywright = ({ suites = [], specs = [] }) => [
  ...suites.flatMap(failuresOfPlaywright),
  ...specs
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) => ({
      name: `${file}: ${title}`,
      message:
        tests.flatMap(({ results }) => results).find(({ error }) => error)?.error.message ?? '',
    })),
];

/** Reads the counts and the failures of a report, and the command that wrote it. */
function read(path) {
  const report = JSON.parse(readFileSync(path, 'utf8'));
  const { stats } = report;
  const [passed, failed, skipped] = stats
    ? // Playwright: a flaky test counts as failed.
      [stats.expected, stats.unexpected + stats.flaky, stats.skipped]
    : [report.numPassedTests, report.numFailedTests, report.numPendingTests + report.numTodoTests];
  print(`${path}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  const command = basename(path).includes('slow') ? 'npm run test:slow' : 'npm test';
  const failures = stats ? failuresOfPlaywright(report) : failuresOfVitest(report);
  return { command, passed, failed: failed + skipped, failures };
}

/** Returns the last lines of each task that Turborepo lists as failed; if it lists none, those of the whole output. */
function endOf(output) {
  const text = stripVTControlCharacters(output).trimEnd();
  const lines = text.split('\n');
  const tasks = [...new Set(text.match(/(?<=^Failed: .*)\S+#[^\s,]+/gm))];
  const of = (task) => lines.filter((line) => line.startsWith(`${task.replace('#', ':')}: `));
  return (tasks.length > 0 ? tasks.flatMap((task) => of(task).slice(-20)) : lines.slice(-20)).join(
    '\n',
  );
}

const reports = paths.map((path) => read(path));
const explained = new Set(reports.filter(({ failed }) => failed > 0).map(({ command }) => command));
const args = process.argv.slice(2);
const failedCommands = args.filter((_, index) => index % 2 === 0);
for (const [index, command] of failedCommands.entries()) {
  print(`\n${command}: failed\n${endOf(readFileSync(args[2 * index + 1], 'utf8'))}`);
}

// Printed last: where long output is cut, its end is kept.
for (const { name, message } of reports.flatMap(({ failures }) => failures)) {
  // Keeps the end too: the message of a test that runs a command can end with the output of the command.
  const lines = message.split('\n');
  const [first, last] = [lines.slice(0, 6), lines.slice(6).slice(-20)];
  print(`\nFAILED ${name}\n${[...first, ...last].join('\n')}`);
}

const sum = (member) => reports.reduce((total, report) => total + report[member], 0);
const passed = sum('passed');
const failed = sum('failed') + failedCommands.filter((command) => !explained.has(command)).length;
if (failed + failedCommands.length > 0 || passed === 0) process.exitCode = 1;
print(`\n${passed} passed, ${failed} failed`);
