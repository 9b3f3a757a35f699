import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './support/patterns.js';

test('the command explains what it reads, prints nothing else, and ends with 0', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'command/explain.js')],
    { input: 'HTTP/1.1 401 Unauthorized\r\n\r\n', encoding: 'utf8' },
  );
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^401 Unauthorized\nThe server does not know who is asking/);
  expect(stdout).toContain('Next: Repeat the request with valid credentials');
});
