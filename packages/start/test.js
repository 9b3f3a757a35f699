// `npm test` builds, then runs all checks and tests in parallel. `npm test -- <file>… [-t <name>]` runs the tests of
// those files.
// Plain JavaScript, because it runs before anything is built.
import { spawnSync } from 'node:child_process';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const turbo = ['packages/start/turbo.js', 'run'];
const checks = ['client:check', '//#lint', '//#format:check'];
// More parallel tasks than a small machine has cores, since tests often wait.
const everything = ['test', 'e2e', ...checks, '--concurrency=5'];

/** Runs a Node.js program in the repository's root, and exits with its exit code if it fails. */
function run(/** @type {string[]} */ ...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** @returns {Promise<string[][]>} the commands that run the tests */
async function commands() {
  const given = process.argv.slice(2);
  if (given.length === 0) return [[process.execPath, ...turbo, ...everything, '--continue']];
  const { commandsFor } = await import(new URL('dist/test-command.js', import.meta.url).href);
  const first = given.findIndex((word) => word.startsWith('-'));
  const [files, options] = first < 0 ? [given, []] : [given.slice(0, first), given.slice(first)];
  const here = process.env['INIT_CWD'] ?? root;
  const paths = files.map((file) => relative(root, resolve(here, file)));
  return commandsFor(paths, options);
}

run(...turbo, 'build', 'standalone', '--output-logs=errors-only');
const wanted = await commands();
if (wanted.flat().some((word) => word === 'e2e' || word === 'playwright')) {
  run('packages/testing/dist/ensure-chromium.js');
}
// All of them, even if one fails.
let failed = 0;
for (const command of wanted) {
  const program = ['packages/dev-database/dist/with-database.js', '--fresh', '--', ...command];
  const { status } = spawnSync(process.execPath, program, { cwd: root, stdio: 'inherit' });
  if (status !== 0) failed = status ?? 1;
}
process.exit(failed);
