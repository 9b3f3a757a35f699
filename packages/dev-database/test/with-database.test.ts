import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { withClient } from '@repo/db';
import { expect, test } from 'vitest';
import { freshDatabase } from '../src/databases.js';

const script = fileURLToPath(new URL('../dist/with-database.js', import.meta.url));

/** Runs `with-database` on the server of DATABASE_URL. */
function withDatabase(...args: string[]) {
  return spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function run(...args: string[]) {
  const child = withDatabase(...args);
  const [out, err] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: child.exitCode, out, err };
}

async function exists(url: string): Promise<boolean> {
  const name = new URL(url).pathname.slice(1);
  const { rowCount } = await withClient(process.env['DATABASE_URL'] ?? '', (client) =>
    client.query('SELECT FROM pg_database WHERE datname = $1', [name]),
  );
  return rowCount === 1;
}

const node = (program: string) => ['--', process.execPath, '--input-type=module', '-e', program];

test('the command gets a migrated and seeded database', async () => {
  const program = `
    import pg from ${JSON.stringify(import.meta.resolve('pg'))};
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await client.connect();
    const { rows } = await client.query('SELECT email FROM users ORDER BY email');
    await client.end();
    process.stdout.write(process.env.APP_ENV + ' ' + rows.map((row) => row.email).join(' '));`;
  expect(await run('--fresh', ...node(program))).toEqual({
    code: 0,
    out: `${process.env['APP_ENV'] ?? 'development'} admin@example.com user@example.com`,
    err: '',
  });
});

test('a fresh database and its template are dropped afterwards', async () => {
  const { out } = await run('--fresh', ...node('process.stdout.write(process.env.DATABASE_URL)'));
  expect(new URL(out).pathname).toMatch(/^\/repo_test_/);
  expect(await exists(out)).toBe(false);
  expect(await exists(`${out}_template`)).toBe(false);
  expect(await exists(`${process.env['DATABASE_URL']}_template`)).toBe(true);
});

test('the error for a database without a template names the database and the command to use', async () => {
  const url = new URL(process.env['DATABASE_URL'] ?? '');
  url.pathname = '/postgres';
  await expect(freshDatabase(url.href)).rejects.toThrow(
    'postgres has no template: run the tests through with-database --fresh',
  );
});

test('exits with the exit code of the command', async () => {
  expect((await run('--fresh', ...node('process.exitCode = 7'))).code).toBe(7);
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('passes %s on, and cleans up', async (signal, code) => {
  const waiting = 'process.stdout.write(process.env.DATABASE_URL); setInterval(() => {}, 1000)';
  const child = withDatabase('--fresh', ...node(waiting));
  const [bytes] = await once(child.stdout, 'data');
  child.kill(signal);
  await once(child, 'close');
  expect(child.exitCode).toBe(code);
  expect(await exists(String(bytes))).toBe(false);
});

test('a command that does not exist is reported without a stack trace', async () => {
  const { code, err } = await run('--fresh', '--', 'no-such-command');
  expect(code).toBe(1);
  expect(err).toMatch(/^with-database: .*no-such-command.*\n$/);
});

test('a database that cannot be reached is reported without a stack trace', async () => {
  const env = { ...process.env, DATABASE_URL: 'postgres://me@127.0.0.1:1/none' };
  const child = spawn(process.execPath, [script, ...node('')], { env });
  const [err] = await Promise.all([text(child.stderr), once(child, 'close')]);
  expect(err).toMatch(
    /^with-database: .*\n {2}DATABASE_URL must name a server that runs.*ECONNREFUSED\)\n$/,
  );
});

test.each([[], ['--'], ['ls'], ['--new', '--', 'ls']])(
  'prints its usage for the arguments %j',
  async (...args) => {
    const { code, err } = await run(...args);
    expect(code).toBe(64);
    expect(err).toContain('with-database [--fresh] -- <command…>');
  },
);
