// @ts-check
// `curl -i … | npm run -s explain`: explains the refusal that it reads. Plain JavaScript, because it builds the package first.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const USAGE = `Explains a refused HTTP request. Pipe in what you have: the output of curl, a response,
header lines, a WWW-Authenticate value, a body or a token. Secrets are masked; nothing is sent or kept.

  curl -i https://api.example.com/ | npm run -s explain
  npm run -s explain < response.txt
`;

/** Builds the package if it is out of date. The output of the build is shown only if the build fails. */
function build() {
  const turbo = fileURLToPath(new URL('../../start/turbo.js', import.meta.url));
  const options = ['run', 'build', '--output-logs=errors-only', '--filter=@repo/explain'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [turbo, ...options], {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  if (status === 0) return;
  process.stderr.write(stdout + stderr);
  process.exit(1);
}

/** Reads all of the input, so that curl never fails to write, but keeps little more than is explained. */
async function readInput(/** @type {number} */ limit) {
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    if (text.length <= limit) text += chunk;
  }
  return text;
}

if (process.stdin.isTTY) {
  process.stdout.write(USAGE);
} else {
  build();
  const { explain, format, MAX_LENGTH } = await import('../dist/index.js');
  process.stdout.write(format(explain(await readInput(MAX_LENGTH))));
}
