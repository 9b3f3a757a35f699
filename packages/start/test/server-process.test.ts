import { spawn } from 'node:child_process';
import { getEventListeners, once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@repo/dev-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requireRunning, startServer } from '../src/server-process.js';

let folder: string;

/** A server that is ready at its second request, and ends on SIGTERM. */
const SERVER = `
  import { createServer } from 'node:http';
  let asked = 0;
  createServer((request, response) => {
    asked += 1;
    response.writeHead(asked > 1 ? 200 : 503).end();
  }).listen(Number(process.env.PORT), () => console.log('listening'));
  process.on('SIGTERM', () => { console.log('bye'); process.exit(0); });
`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'));
  writeFileSync(join(folder, 'server.mjs'), SERVER);
  writeFileSync(join(folder, 'broken.mjs'), `console.error('no key'); process.exit(3);`);
});

afterAll(() => rmSync(folder, { recursive: true }));

async function options(script = 'server.mjs') {
  const port = await freePort();
  return {
    name: 'The server',
    folder,
    script,
    url: `http://localhost:${port}`,
    readyPath: '/',
    env: { ...process.env, PORT: String(port) },
  };
}

/** Checks that a process exists. */
function lives(pid: number | undefined): boolean {
  try {
    return process.kill(pid ?? 0, 0);
  } catch {
    return false;
  }
}

test('a started server is ready, and ends when it is stopped', async () => {
  const server = await startServer(await options());
  expect((await fetch(server.url)).status).toBe(200);
  await server.stop();
  expect(server.logs()).toBe('listening\nbye\n');
  expect(server.process.exitCode).toBe(0);
});

test('a killed server writes no more output', async () => {
  const server = await startServer(await options());
  await server.kill();
  expect(server.logs()).toBe('listening\n');
  await expect(fetch(server.url)).rejects.toThrow('fetch failed');
});

test('the error for a server that has ended has its name, how it ended, and its last output', async () => {
  const server = await startServer(await options());
  expect(() => requireRunning(server)).not.toThrow();
  await server.kill();
  expect(() => requireRunning(server)).toThrow(
    'The server has ended unexpectedly, with SIGKILL. Its last output:\nlistening\n',
  );
});

test('a server that ends during the start is an error with its output', async () => {
  await expect(startServer(await options('broken.mjs'))).rejects.toThrow(
    'The server ended with exit code 3.\nno key\n',
  );
});

test('a server ends when the AbortSignal aborts, even during the start', async () => {
  const controller = new AbortController();
  const starting = startServer({ ...(await options()), signal: controller.signal });
  controller.abort();
  await expect(starting).rejects.toThrow('The server ended');
});

test('the AbortSignal has no listener after the server has ended', async () => {
  const { signal } = new AbortController();
  const server = await startServer({ ...(await options()), signal });
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  await server.kill();
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test('a server ends when its parent is killed, so that its port is free', async () => {
  const built = new URL('../dist/server-process.js', import.meta.url).href;
  const program = `
    const { startServer } = await import(${JSON.stringify(built)});
    const server = await startServer(${JSON.stringify(await options())});
    console.log(server.process.pid);`;
  const starter = spawn(process.execPath, ['--input-type=module', '-e', program]);
  const [bytes] = await once(starter.stdout, 'data');
  const pid = Number(String(bytes));
  expect(lives(pid)).toBe(true);
  starter.kill('SIGKILL');
  await expect.poll(() => lives(pid), { timeout: 20_000 }).toBe(false);
});

test('a process whose parent was killed before it could run ends, too', async () => {
  const built = new URL('../dist/server-process.js', import.meta.url).href;
  const program = `
    import { spawn } from 'node:child_process';
    import { writeSync } from 'node:fs';
    const { endingWithParent } = await import(${JSON.stringify(built)});
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
      env: endingWithParent(process.env),
      stdio: 'ignore',
    });
    writeSync(1, String(child.pid));
    process.kill(process.pid, 'SIGKILL');`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', program]);
  const [[bytes]] = await Promise.all([once(parent.stdout, 'data'), once(parent, 'close')]);
  const pid = Number(String(bytes));
  await expect.poll(() => lives(pid), { timeout: 20_000 }).toBe(false);
});
