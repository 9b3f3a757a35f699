import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SettingsError } from '@repo/settings';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadSigningKeys, makePrivateKeys } from '../../src/tokens/signing-keys.js';
import { newKey } from '../support/keys.js';

const load = () => loadSigningKeys(undefined);

let data: string;
let file: string;

beforeEach(() => {
  const clone = mkdtempSync(join(tmpdir(), 'clone-'));
  data = join(clone, '.data');
  file = join(data, 'jwt-private-keys.json');
  mkdirSync(data);
  writeFileSync(join(clone, 'turbo.json'), '{}');
  vi.spyOn(process, 'cwd').mockReturnValue(clone);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(join(data, '..'), { recursive: true });
});

test('without the setting, a key is generated once and kept', () => {
  const { kid } = load().current;
  expect(load().current.kid).toBe(kid);
});

test('the setting takes precedence over the file, which is not created', () => {
  const key = newKey();
  expect(loadSigningKeys([key]).current.kid).toBe(key.kid);
  expect(readdirSync(data)).toEqual([]);
});

const { kid: _kid, ...nameless } = newKey();
const { d, ...publicHalf } = newKey();

test.each([
  ['nothing', ''],
  ['half a file', makePrivateKeys().slice(0, -20)],
  ['a key that is not in a list', JSON.stringify(newKey())],
  ['no key', '[]'],
  ['another curve', JSON.stringify([{ ...newKey(), crv: 'P-384' }])],
  ['a key without a kid', JSON.stringify([nameless])],
  ['the public half alone', JSON.stringify([publicHalf])],
  ['halves of two keys', JSON.stringify([{ ...newKey(), d }])],
  ['one good key and a bad one', JSON.stringify([newKey(), publicHalf])],
])(
  'a file with %s stops the start: the message names the file, shows no key, and the file stays as it is',
  (_, text) => {
    writeFileSync(file, text);
    expect(load).toThrow(SettingsError);
    expect(load).toThrow(
      /\.data\/jwt-private-keys\.json must be a JSON array of private P-256 keys/,
    );
    expect(load).not.toThrow(d);
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(readdirSync(data)).toEqual(['jwt-private-keys.json']);
  },
);

test('the API reports a wrong file like a wrong setting, and does not start', () => {
  writeFileSync(file, '[]');
  const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
  const env = { APP_ENV: 'development', DATABASE_URL: 'postgres://127.0.0.1:1/none' };
  const options = { cwd: join(data, '..'), env, encoding: 'utf8' } as const;
  const { status, stderr } = spawnSync(process.execPath, [main], options);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^ {2}\.data\/jwt-private-keys\.json must /m);
  expect(stderr).not.toMatch(/ {4}at /);
});
