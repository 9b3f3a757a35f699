import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const built = new URL('../dist/environment.js', import.meta.url).href;
const PROGRAM = `
  const { developmentEnvironment } = await import(${JSON.stringify(built)});
  const { APP_ENV, WEB_PORT, API_PORT } = developmentEnvironment();
  process.stdout.write(JSON.stringify({ APP_ENV, WEB_PORT, API_PORT }));`;

let clone: string;

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'environment-'));
  writeFileSync(join(clone, 'turbo.json'), '{}');
});

afterEach(() => rmSync(clone, { recursive: true }));

function environmentOf(env: NodeJS.ProcessEnv = {}): unknown {
  const args = ['--input-type=module', '-e', PROGRAM];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: clone, env, encoding: 'utf8' }));
}

const TEXT = 'WEB_PORT=4000\r\nAPI_PORT=4001 # the API\r\n';
const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16();

test.each([
  ['no byte order mark', Buffer.from(TEXT)],
  ['a byte order mark', Buffer.from(`\uFEFF${TEXT}`)],
  [
    'the byte order mark of UTF-16, as PowerShell writes it',
    Buffer.from(`\uFEFF${TEXT}`, 'utf16le'),
  ],
  ['the byte order mark of UTF-16, big-endian', bigEndian(`\uFEFF${TEXT}`)],
])('a .env with %s is read, including its first line', (_case, bytes) => {
  writeFileSync(join(clone, '.env'), bytes);
  expect(environmentOf()).toEqual({ APP_ENV: 'development', WEB_PORT: '4000', API_PORT: '4001' });
});

test('variables of the shell take precedence over the file', () => {
  writeFileSync(join(clone, '.env'), `${TEXT}APP_ENV=production\n`);
  expect(environmentOf({ WEB_PORT: '5000' })).toEqual({
    APP_ENV: 'production',
    WEB_PORT: '5000',
    API_PORT: '4001',
  });
});

test('no variable is required', () => {
  expect(environmentOf()).toEqual({ APP_ENV: 'development' });
});
