import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findPostmaster } from '../src/postmaster.js';
import { openServer } from '../src/server.js';

test('PostgreSQL runs in a folder that other users cannot enter, such as a clone under /root', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'closed-'));
  chmodSync(folder, 0o700);
  const data = join(folder, 'postgres');
  const server = await openServer(data);
  expect(findPostmaster(data)?.port).toBe(Number(new URL(server.url).port));
  await server.close();
  rmSync(folder, { recursive: true });
});
