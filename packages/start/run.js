// @ts-check
// `node run.js start` and `node run.js dev`: builds everything that is out of date, then runs it. Plain JavaScript, because
// it runs before anything is built.
import './prerequisites.js';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onNpmGone } from '../dev-database/orphan.js';
import { requireWritable } from './require-writable.js';

/** Packages to build first. Turborepo adds their dependencies. */
const parts = {
  start: ['@repo/start', '@repo/api', '@repo/web'],
  // Next.js builds the pages on demand, so only the dependencies of the web app are built.
  dev: ['@repo/start', '@repo/api', '@repo/web^...'],
};

const command = process.argv[2] === 'dev' ? 'dev' : 'start';
const root = fileURLToPath(new URL('../..', import.meta.url));
requireWritable(root);

onNpmGone(() => process.kill(process.pid, 'SIGTERM'));

const turbo = fileURLToPath(new URL('turbo.js', import.meta.url));
const endWithParent = `--import=${new URL('end-with-parent.js', import.meta.url).href}`;
const filters = parts[command].map((name) => `--filter=${name}`);
const build = spawn(
  process.execPath,
  [turbo, 'run', 'build', '--output-logs=errors-only', ...filters],
  {
    cwd: root,
    // A process group of its own, so that the build can be killed together with its child processes.
    detached: process.platform !== 'win32',
    // Makes compilers and Next's workers end with the build.
    env: {
      ...process.env,
      NODE_OPTIONS: [process.env.NODE_OPTIONS, endWithParent].join(' ').trim(),
      COMMAND_PID: String(process.pid),
    },
  },
);

let output = '';
for (const stream of [build.stdout, build.stderr]) {
  stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
}
const note = setTimeout(
  () => process.stdout.write('Building. The first time, this takes about a minute …\n'),
  4000,
);
let interrupted = false;
const interrupt = () => {
  interrupted = true;
  // Not SIGINT: Turborepo's wrapper expects a terminal to send that to its child processes.
  build.kill('SIGTERM');
};
process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
build.once('exit', () => {
  try {
    // Kills Turborepo too if only its wrapper was killed. Turborepo's child processes end with it.
    if (build.pid !== undefined) process.kill(-build.pid, 'SIGKILL');
  } catch {
    // All of them have ended.
  }
});
await once(build, 'close');
clearTimeout(note);
process.off('SIGINT', interrupt).off('SIGTERM', interrupt);

if (build.exitCode === 0 && !interrupted) {
  await import(new URL(`dist/${command}.js`, import.meta.url).href);
} else if (!interrupted) {
  process.stderr.write(output);
  process.exitCode = 1;
}
