// @ts-check
/*
 * `node scripts/client.js` writes the typed client of the compiled API to packages/api-client, if it has changed. With
 * `--check` it writes nothing, and fails when the file is out of date, so that `npm test` and `npm run check` test what is
 * committed. An argument names another file, for tests.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { generateClient } from '../dist/generate-client.js';

const CLIENT = fileURLToPath(
  new URL('../../../packages/api-client/src/operations.generated.ts', import.meta.url),
);

const { values, positionals } = parseArgs({
  options: { check: { type: 'boolean' } },
  allowPositionals: true,
});
const file = positionals[0] ?? CLIENT;
const source = await format(generateClient(), {
  ...(await resolveConfig(CLIENT)),
  filepath: CLIENT,
});
const present = await readFile(file, 'utf8').catch(() => undefined);
// Git may write CRLF on Windows.
if (present?.replaceAll('\r\n', '\n') !== source) {
  if (values.check) {
    process.stderr.write(`${file} is out of date. Run \`npm run build\` and commit the file.\n`);
    process.exitCode = 1;
  } else {
    await writeFile(file, source);
  }
}
