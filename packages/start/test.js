// `npm test`: builds, and runs all checks and tests side by side. `npm test -- <file> [-t <name>]`: the tests of that
// file alone. In plain JavaScript, because nothing is built yet when it runs first.
import { spawnSync } from 'node:child_process';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const turbo = ['packages/start/turbo.js', 'run'];
// More at a time than a small machine has cores: tests often wait.
const checks = ['client:check', '//#lint', '//#format:check'];
const everything = ['test', 'e2e', ...checks, '--concurrency=4'];

/** Runs a program of Node at the top of the repository, and ends with its exit code when it fails. */
function run(/** @type {string[]} */ ...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** @returns {Promise<string[]>} the command that runs what was asked for */
async function command() {
  const [file, ...options] = process.argv.slice(2);
  if (file === undefined) return [process.execPath, ...turbo, ...everything, '--continue'];
  const { commandFor } = await import(new URL('dist/test-command.js', import.meta.url).href);
  const path = relative(root, resolve(process.env['INIT_CWD'] ?? root, file));
  return commandFor(path, options);
}

run(...turbo, 'build', 'standalone', '--output-logs=errors-only');
const wanted = await command();
if (wanted.some((word) => word === 'e2e' || word === 'playwright')) {
  run('packages/testing/dist/ensure-chromium.js');
}
run('packages/dev-database/dist/with-database.js', '--fresh', '--', ...wanted);
