import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { COOKIE_KEYS_FORM, cookieKeys, keyFile, SettingsError } from '../src/index.js';

const KEY = Buffer.alloc(32, 7).toString('base64url');

let clone: string;
let file: string;

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'clone-'));
  file = join(clone, '.data', 'cookie-keys.json');
  mkdirSync(join(clone, '.data'));
  writeFileSync(join(clone, 'turbo.json'), '{}');
  vi.spyOn(process, 'cwd').mockReturnValue(clone);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(clone, { recursive: true });
});

const load = () =>
  keyFile('cookie-keys.json', cookieKeys, COOKIE_KEYS_FORM, () => JSON.stringify([KEY]));

test('a key is created once and kept', () => {
  expect(load()).toEqual([KEY]);
  expect(load()).toEqual([KEY]);
  expect(readFileSync(file, 'utf8')).toBe(JSON.stringify([KEY]));
});

test.each(['', 'no JSON', '[]', '["short"]', JSON.stringify([KEY, KEY])])(
  'a file without valid keys is named in the error, and stays as it is: %s',
  (text) => {
    writeFileSync(file, text);
    expect(load).toThrow(SettingsError);
    expect(load).toThrow(/\.data\/cookie-keys\.json must be a JSON array of distinct 256-bit keys/);
    expect(readFileSync(file, 'utf8')).toBe(text);
  },
);
