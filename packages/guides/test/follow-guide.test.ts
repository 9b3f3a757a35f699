import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { followGuide } from '../src/index.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guide-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function follow(...lines: string[]): Promise<void> {
  writeFileSync(join(folder, 'guide.md'), `${lines.join('\n')}\n`);
  const { signal } = new AbortController();
  return followGuide('guide.md', { folder, env: { ...process.env, WORD: 'given' }, signal });
}

const run = (...commands: string[]) => ['```sh', ...commands, '```'];
const create = (path: string, text: string) => [`\`${path}\`:`, '', '```txt', text, '```'];
const change = (path: string, ...lines: string[]) => [
  `\`${path}\`:`,
  '',
  '```diff',
  ...lines,
  '```',
];

test('files are written and changed in the copy, and commands run there', async () => {
  await follow(
    ...create('new/a.txt', 'old'),
    ...change('new/a.txt', '-old', '+new'),
    ...run('cat new/a.txt > b.txt', 'echo "$WORD" >> b.txt'),
  );
  expect(readFileSync(join(folder, 'b.txt'), 'utf8')).toBe('new\ngiven\n');
});

test('the first command that fails ends the guide, with its line and output', async () => {
  await expect(follow('', ...run('echo problem; false', 'touch later'))).rejects.toThrow(
    /^guide\.md:2: [^]*exits with 1:\nproblem\n/,
  );
  expect(existsSync(join(folder, 'later'))).toBe(false);
});

test.each([
  ['creates a file that exists', create('guide.md', ''), 'guide.md exists'],
  ['changes a file that does not exist', change('a/b.ts', '+a'), 'a/b.ts does not exist'],
  ['changes lines that are not there', change('guide.md', '-absent'), 'guide.md: these lines'],
])('a guide that %s fails', async (_, lines, message) => {
  await expect(follow(...lines, ...run('true'))).rejects.toThrow(message);
});

test('a guide that runs nothing fails', async () => {
  await expect(follow('Read this.')).rejects.toThrow('runs nothing');
});
