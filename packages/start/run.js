// `node run.js start` and `node run.js dev`: builds what is not built, then runs it. In plain JavaScript, because
// nothing is built yet when it runs first.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const parts = {
  start: ['@repo/start', '@repo/api', '@repo/web'],
  // Next.js builds the pages as they are asked for.
  dev: ['@repo/start', '@repo/api'],
};

const command = process.argv[2] === 'dev' ? 'dev' : 'start';
const turbo = fileURLToPath(new URL('turbo.js', import.meta.url));
const filters = parts[command].map((name) => `--filter=${name}`);
const build = spawn(
  process.execPath,
  [turbo, 'run', 'build', '--output-logs=errors-only', ...filters],
  { cwd: fileURLToPath(new URL('../..', import.meta.url)) },
);

let output = '';
for (const stream of [build.stdout, build.stderr]) {
  stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
}
const note = setTimeout(
  () => process.stdout.write('Building, which takes a minute the first time …\n'),
  4000,
);
let interrupted = false;
const interrupt = () => {
  interrupted = true;
  build.kill('SIGINT');
};
process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
await once(build, 'close');
clearTimeout(note);
process.off('SIGINT', interrupt).off('SIGTERM', interrupt);

if (build.exitCode === 0 && !interrupted) {
  await import(new URL(`dist/${command}.js`, import.meta.url).href);
} else if (!interrupted) {
  process.stderr.write(output);
  process.exitCode = 1;
}
