import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAccount, makeContenders, makeKeys } from '../src/contenders.js';
import { rows } from '../src/client/rows.js';
import { prepareWindow } from '../src/client/window.js';
import { startServer } from '../src/server.js';
import type { Server } from '../src/server.js';

const account = await makeAccount();
const keys = makeKeys();
// `ours` is left out. It is the API, which needs a database and has its own tests.
const contenders = makeContenders(account, keys, '').filter(({ name }) => name !== 'ours');
const load = { account, keys, connections: 2, seconds: 10, requests: 6 };

describe.each(contenders)('$name', (contender) => {
  let folder: string;
  let server: Server;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bench-'));
    server = await startServer(contender, folder);
  });

  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  // A window throws at the first response with another status than the row's.
  test.each(rows)('$title: every request gets the expected response', async (row) => {
    const run = await prepareWindow(row, { ...load, url: server.url, row: row.id });
    expect(await run()).toMatchObject({ requests: 6 });
  });

  test('the process reports its CPU time and memory', async () => {
    const { cpu, memory } = await server.usage();
    expect(cpu).toBeGreaterThan(0);
    expect(memory).toBeGreaterThan(10_000_000);
  });
});
