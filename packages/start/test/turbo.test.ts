import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const turbo = fileURLToPath(new URL('../turbo.js', import.meta.url));

test('our commands send no telemetry, and print no notice about it', async () => {
  const home = await mkdtemp(join(tmpdir(), 'home-'));
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, TURBO_TELEMETRY_DISABLED: '' };
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [turbo, 'telemetry', 'status'],
    { env },
  );
  expect(stdout).toContain('Status: Disabled');
  expect(stdout + stderr).not.toContain('Attention');
});
