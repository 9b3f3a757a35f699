import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '@repo/db';
import { freePort } from '@repo/dev-database';
import { PRODUCT_NAME } from '@repo/settings';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Started } from './support/started.js';

// Runs `npm start` in a folder of its own, with its own `.data`.
const clone = fileURLToPath(new URL('../../../', import.meta.url));
const run = join(clone, 'packages/start/run.js');

let folder: string;
let api: string;
let web: string;
let env: NodeJS.ProcessEnv;
let running: Started | undefined;

function start(more: NodeJS.ProcessEnv = {}): Started {
  const options = { cwd: folder, env: { ...env, ...more } };
  running = new Started(process.execPath, [run, 'start'], options);
  return running;
}

const profile = (init?: RequestInit) => fetch(`${api}/user/profile`, init);

/** Signs in, and returns the header of the access token. */
async function signIn(): Promise<{ authorization: string }> {
  const response = await fetch(`${api}/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'user@example.com', password: DEMO_PASSWORD }),
  });
  const { accessToken }: { accessToken: string } = JSON.parse(await response.text());
  return { authorization: `Bearer ${accessToken}` };
}

const answers = (url: string) => fetch(url).then(Boolean, () => false);
const databaseRuns = () => existsSync(join(folder, '.data/postgres/postmaster.pid'));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'start-'));
  chmodSync(folder, 0o755);
  // The file that marks the repository's root, and the programs to start.
  writeFileSync(join(folder, 'turbo.json'), '{}');
  symlinkSync(join(clone, 'apps'), join(folder, 'apps'));
  const [apiPort, webPort] = [await freePort(), await freePort()];
  api = `http://localhost:${apiPort}`;
  web = `http://localhost:${webPort}`;
  env = { ...process.env, API_PORT: String(apiPort), WEB_PORT: String(webPort) };
  for (const name of ['DATABASE_URL', 'APP_ENV', 'API_ORIGIN', 'WEB_ORIGIN']) delete env[name];
});

afterEach(async () => {
  if (running?.process.exitCode === null) await running.interrupt();
});

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

test('one command starts everything, and shows the URLs, the demo accounts and an example to try', async () => {
  const started = start();
  await started.ready();
  const said = [PRODUCT_NAME, web, api, DEMO_PASSWORD, `curl -i ${api}/user/profile`];
  for (const text of [...said, ...DEMO_ACCOUNTS.map(({ email }) => email)]) {
    expect(started.output).toContain(text);
  }
  expect((await fetch(web)).status).toBe(200);

  // RFC 9110 §15.5.2: a 401 has a challenge.
  const refused = await profile();
  expect(refused.status).toBe(401);
  expect(refused.headers.get('www-authenticate')).toMatch(/Bearer realm="api"/);
  expect(refused.headers.get('content-type')).toBe('application/problem+json');
  expect(await refused.json()).toMatchObject({ code: 'authentication_required', status: 401 });

  const authorized = await signIn();
  const accepted = await profile({ headers: authorized });
  expect(accepted.status).toBe(200);
  expect(await accepted.json()).toMatchObject({ email: 'user@example.com' });

  const body = JSON.stringify({ name: 'Kept' });
  const headers = { ...authorized, 'content-type': 'application/json' };
  expect((await profile({ method: 'PATCH', headers, body })).status).toBe(200);
});

test('Ctrl-C leaves no processes, and the next start has the data', async () => {
  const first = start();
  await first.ready();
  await first.interrupt();
  expect(first.process.exitCode).toBe(0);
  expect(await Promise.all([web, api].map(answers))).toEqual([false, false]);
  expect(databaseRuns()).toBe(false);

  await start().ready();
  const answer = await profile({ headers: await signIn() });
  expect(await answer.json()).toMatchObject({ name: 'Kept' });
});

test('`npm start` works again after it was killed', async () => {
  const killed = start();
  await killed.ready();
  killed.process.kill('SIGKILL');
  await killed.closed;
  const next = start();
  await next.ready();
  const answer = await profile({ headers: await signIn() });
  expect(await answer.json()).toMatchObject({ name: 'Kept' });
  await next.interrupt();
  expect(databaseRuns()).toBe(false);
});

test('one message names the wrong settings of both servers, and nothing is started', async () => {
  const started = start({
    ACCESS_TOKEN_TTL: 'soon',
    COOKIE_KEYS: 'changeme',
    LOG_LEVEL: 'loud',
    SESION_TTL: '9',
  });
  await started.closed;
  expect(started.process.exitCode).toBe(1);
  const named = [...started.output.matchAll(/^ {2}(\S+) must /gm)].map(([, name]) => name);
  expect(named).toEqual(['LOG_LEVEL', 'ACCESS_TOKEN_TTL', 'COOKIE_KEYS', 'SESION_TTL']);
  expect(started.output).not.toMatch(/soon|changeme|loud| {4}at /);
  expect(databaseRuns()).toBe(false);
});

test.each([
  ['that is not a URL', 'localhost/app', 'be a postgres:// URL'],
  ['of another database', 'mysql://me:secret@localhost/app', 'be a postgres:// URL'],
  ['of a server that is down', 'postgres://me:secret@127.0.0.1:1/app', 'name a server that runs'],
])('a DATABASE_URL %s is named, in one sentence', async (_case, DATABASE_URL, must) => {
  const started = start({ DATABASE_URL });
  await started.closed;
  expect(started.process.exitCode).toBe(1);
  expect(started.output).toContain(`  DATABASE_URL must ${must}`);
  // A build that takes long, as on a busy machine, prints a line of its own.
  const message = started.output.replace(/^Building\. .*\n/, '');
  expect(message.trim().split('\n')).toHaveLength(2);
  expect(started.output).not.toContain('secret');
});

test('the message for a server that does not start has its last lines, and the file of its log', async () => {
  const port = await freePort();
  const server = createServer().listen(port);
  await once(server, 'listening');
  const started = start({ METRICS_PORT: String(port) });
  await started.closed;
  server.close();
  expect(started.process.exitCode).toBe(1);
  expect(started.output).toContain('The API ended with exit code 1.');
  expect(started.output).toContain('EADDRINUSE');
  expect(started.output).toContain(`The full log is in ${join(folder, '.data', 'api.log')}.`);
  expect(started.output.split('\n').length).toBeLessThan(40);
  expect(databaseRuns()).toBe(false);
});

test('a .data that is not writable is named', async () => {
  const elsewhere = join(folder, 'elsewhere');
  mkdirSync(elsewhere);
  writeFileSync(join(elsewhere, 'turbo.json'), '{}');
  // A file in place of the folder, because root can write to every folder.
  writeFileSync(join(elsewhere, '.data'), '');
  const started = new Started(process.execPath, [run, 'start'], { cwd: elsewhere, env });
  await started.closed;
  expect(started.process.exitCode).toBe(1);
  expect(started.output).toContain(
    `${join(elsewhere, '.data')} must be a folder that this user can write to`,
  );
  expect(started.output).not.toContain('    at ');
});

test.each(['API_PORT', 'WEB_PORT'])(
  'a port in use is named, with %s to change it',
  async (setting) => {
    const port = await freePort();
    const server = createServer().listen(port);
    await once(server, 'listening');
    const started = start({ [setting]: String(port) });
    await started.closed;
    expect(started.process.exitCode).toBe(1);
    expect(started.output).toContain(`Port ${port} is already in use`);
    expect(started.output).toContain(`set ${setting} to another port`);
    server.close();
  },
);
