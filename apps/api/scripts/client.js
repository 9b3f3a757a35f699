// @ts-check
/*
 * `node scripts/client.js` writes the typed client of the compiled API into packages/api-client, when it has changed.
 * With `--check` it writes nothing, and fails when the file is out of date: `npm test` and `npm run check` judge what is
 * committed, so nothing that they run may write it first. Another file may be named, for tests.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { currentClient } from '../dist/client.js';

const CLIENT = fileURLToPath(
  new URL('../../../packages/api-client/src/operations.generated.ts', import.meta.url),
);

const { values, positionals } = parseArgs({
  options: { check: { type: 'boolean' } },
  allowPositionals: true,
});
const file = positionals[0] ?? CLIENT;
const source = await format(currentClient(), {
  ...(await resolveConfig(CLIENT)),
  filepath: CLIENT,
});
const present = await readFile(file, 'utf8').catch(() => undefined);
// Git writes other line ends on Windows.
if (present?.replaceAll('\r\n', '\n') !== source) {
  if (values.check) {
    process.stderr.write(
      `${file} is not the client of the API as it is now. \`npm run build\` and \`npm run dev\` write it: commit it.\n`,
    );
    process.exitCode = 1;
  } else {
    await writeFile(file, source);
  }
}
