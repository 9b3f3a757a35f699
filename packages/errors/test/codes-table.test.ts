import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { catalogue, codes } from '../src/index.js';
import { codesTable } from './support/codes-table.js';

test('the table has a row for every code, in the order of the list', () => {
  const rows = codesTable().trimEnd().split('\n').slice(2);
  expect(rows.map((row) => /^\| `(\w+)`/.exec(row)?.[1])).toEqual(codes);
  for (const [index, code] of codes.entries()) {
    expect(rows[index]).toContain(catalogue[code].title);
    expect(rows[index]).toContain(`| ${catalogue[code].status}`);
  }
});

test('the table is formatted as Prettier formats it', async () => {
  expect(await format(codesTable(), { parser: 'markdown' })).toBe(codesTable());
});

test('docs/codes.md has what clients rely on: status, title, retry, challenge and members; `-u` updates the page', async () => {
  const file = join(import.meta.dirname, '../../../docs/codes.md');
  const page = await readFile(file, 'utf8');
  const introduction = page.slice(0, page.indexOf('\n| ') + 1);
  await expect(introduction + codesTable()).toMatchFileSnapshot(file);
});
