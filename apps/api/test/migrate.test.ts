import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { DEMO_ACCOUNTS, withClient } from '@repo/db';
import { tcpProxy } from '@repo/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

/* The migration that a deployment runs, as its own process, before the API of a new release starts. */

const MIGRATE = fileURLToPath(new URL('../dist/migrate.js', import.meta.url));
const server = process.env['DATABASE_URL'] ?? '';
const name = `repo_test_migrate_${randomBytes(6).toString('hex')}`;
const testDatabase = new URL(server);
testDatabase.pathname = `/${name}`;
const DATABASE_URL = testDatabase.href;

beforeAll(() => withClient(server, (client) => client.query(`CREATE DATABASE ${name}`)));
afterAll(() => withClient(server, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`)));

/** Runs the migration with these settings and no others. */
async function run(env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [MIGRATE], { env });
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { stdout, stderr, code: Number(code) };
}

const countUsers = () =>
  withClient(DATABASE_URL, async (client) => (await client.query('SELECT FROM users')).rowCount);

test('in production the migration needs the URL of the database and nothing else', async () => {
  const { stdout, stderr, code } = await run({ DATABASE_URL });
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^Migrations applied: \d+_init(?:, \d+_\w+)*\n$/);
  expect(await countUsers()).toBe(0);
});

test('a second run finds nothing to do; in development the demo accounts are created', async () => {
  const { stdout, code } = await run({ DATABASE_URL, APP_ENV: 'development' });
  expect([code, stdout]).toEqual([0, 'Migrations applied: none, all are up to date\n']);
  expect(await countUsers()).toBe(DEMO_ACCOUNTS.length);
});

test.each([
  ['nothing set', {}, ['DATABASE_URL']],
  ['another database', { DATABASE_URL: 'mysql://me:secret@host/x' }, ['DATABASE_URL']],
  ['demo accounts in production', { DATABASE_URL, SEED_DEMO: 'true' }, ['SEED_DEMO']],
  [
    'two wrong settings',
    { DATABASE_URL: 'secret', APP_ENV: 'staging' },
    ['APP_ENV', 'DATABASE_URL'],
  ],
])('wrong settings are named, and nothing is done: %s', async (_, env, wrong) => {
  const { stdout, stderr, code } = await run(env);
  expect([code, stdout]).toEqual([1, '']);
  expect([...stderr.matchAll(/^ {2}(\w+) must /gm)].map(([, setting]) => setting)).toEqual(wrong);
  expect(stderr).not.toMatch(/secret| {4}at /);
});

test('a missing database fails the deployment, and the reason does not show the password', async () => {
  const nowhere = new URL(DATABASE_URL);
  nowhere.pathname = '/not_there';
  const { stdout, stderr, code } = await run({ DATABASE_URL: nowhere.href });
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^ {2}DATABASE_URL must name a database that exists/m);
  expect(stderr).not.toContain(testDatabase.password || 'no password');
  expect(stderr).not.toContain('    at ');
});

test('a server that is gone fails the deployment', async () => {
  const proxy = await tcpProxy(DATABASE_URL);
  await proxy.close();
  const { stdout, stderr, code } = await run({ DATABASE_URL: proxy.url });
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^ {2}DATABASE_URL must name a server that runs.*ECONNREFUSED/m);
  expect(stderr).not.toContain('    at ');
});
