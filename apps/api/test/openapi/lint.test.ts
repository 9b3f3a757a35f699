import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { document } from '../support/document.js';

const run = promisify(execFile);
const redocly = createRequire(import.meta.url).resolve('@redocly/cli/bin/cli.js');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openapi-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs `redocly lint` with its recommended rules, and returns the errors and warnings. */
async function findings(linted: object): Promise<string[]> {
  const file = join(folder, 'openapi.json');
  await writeFile(file, JSON.stringify(linted));
  const args = [redocly, 'lint', file, '--extends', 'recommended', '--format', 'json'];
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  // The linter exits with 1 when it finds an error.
  const { stdout } = await run(process.execPath, args, { cwd: folder, env }).catch(
    (failed: unknown): { stdout: string } => Object(failed),
  );
  const { problems }: { problems: { ruleId: string; message: string }[] } = JSON.parse(stdout);
  return problems.map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

test('redocly lint finds nothing in the document (recommended rules)', async () => {
  expect(await findings(document)).toEqual([]);
});

test('redocly lint would find a missing summary or tag description', async () => {
  const { paths, ...rest } = document;
  const { summary: _, ...unnamed } = Object(paths['/user/profile']?.['get']);
  const worse = {
    ...rest,
    tags: [{ name: 'Profile' }],
    paths: { '/user/profile': { get: unnamed } },
  };
  expect(await findings(worse)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^operation-summary: /),
      expect.stringMatching(/^tag-description: /),
    ]),
  );
});
