import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dataFile } from '../src/index.js';

let clone: string;

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'clone-'));
  writeFileSync(join(clone, 'turbo.json'), '{}');
  vi.spyOn(process, 'cwd').mockReturnValue(clone);
});

afterEach(() => rmSync(clone, { recursive: true }));

test('a file is created once, readable by its owner only', () => {
  expect(dataFile('key', () => 'first')).toBe('first');
  expect(dataFile('key', () => 'second')).toBe('first');
  expect(readdirSync(join(clone, '.data'))).toEqual(['key']);
  // Windows has no such modes.
  const mode = process.platform === 'win32' ? 0o666 : 0o600;
  expect(statSync(join(clone, '.data', 'key')).mode & 0o777).toBe(mode);
});

test('processes that start together all read the same file', async () => {
  const built = new URL('../dist/index.js', import.meta.url).href;
  const program = `import(${JSON.stringify(built)}).then(({ dataFile }) =>
    process.stdout.write(dataFile('key', () => String(process.pid))))`;
  const answers = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const child = spawn(process.execPath, ['-e', program], { cwd: clone });
      const [answer] = await Promise.all([text(child.stdout), once(child, 'close')]);
      return answer;
    }),
  );
  expect(answers[0]).toMatch(/^\d+$/);
  expect(new Set(answers).size).toBe(1);
});
