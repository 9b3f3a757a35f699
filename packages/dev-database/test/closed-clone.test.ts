import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openServer } from '../src/server.js';

test('runs in a folder that is closed to all others, as a clone under /root is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'closed-'));
  chmodSync(folder, 0o700);
  const server = await openServer(join(folder, 'postgres'));
  expect(server.started).toBe(true);
  await server.close();
  rmSync(folder, { recursive: true });
});
