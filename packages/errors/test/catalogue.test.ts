import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogue, codes, type Entry, kindOf, type ProblemKind } from '../src/index.js';

const rows = codes.map((code) => [code, catalogue[code]] as const);

test('the list of codes and the catalogue hold the same codes', () => {
  expect(Object.keys(catalogue).toSorted()).toEqual(codes.toSorted());
  expect(new Set(codes).size).toBe(codes.length);
});

test('every entry that a file of src/catalogue exports is in the catalogue, so entries.ts lists every file', () => {
  const folder = join(import.meta.dirname, '../src/catalogue');
  const entries = readdirSync(folder).flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return [...text.matchAll(/^export const (\w+) = \{$[^]*?^\} as const satisfies Entry;$/gm)];
  });
  expect(entries.map(([, code = '']) => code).toSorted()).toEqual(codes.toSorted());
});

test('the codes are sorted by status, and then by name', () => {
  const texts = rows.map(([code, { status }]) => `${status} ${code}`);
  expect(texts).toEqual(texts.toSorted());
});

test('the codes for 401 and 403 explain the difference between the two', () => {
  expect(catalogue.authentication_required.detail).toBe(
    'You need to log in to access this resource.',
  );
  expect(catalogue.insufficient_role.detail).toBe(
    "You're logged in, but you don't have permission to view this page.",
  );
  expect(catalogue.authentication_required.confusedWith.code).toBe('insufficient_role');
  expect(catalogue.insufficient_role.confusedWith.code).toBe('authentication_required');
});

test.each(rows)('%s has the kind of its status', (code, { status }) => {
  // csrf_rejected is a 403, but its cause is the request (from another site), not what the user may do.
  expect(kindOf({ code })).toBe(code === 'csrf_rejected' ? 'request' : kindOfStatus(status));
});

test('every 401 has a challenge, and only a 401 has challenges without an error (RFC 9110 §15.5.2)', () => {
  for (const [code, { status, challenge }] of rows) {
    expect([code, challenge]).not.toEqual([code, status === 401 ? 'none' : 'bare']);
  }
});

test.each(rows)('%s has a title that error_description can carry (RFC 6750 §3)', (_code, entry) => {
  expect(entry.title).toMatch(/^[\x20-\x21\x23-\x5B\x5D-\x7E]+$/);
});

test.each(rows)('%s has extra members with valid names (RFC 9457 §3.2)', (_code, { extra }) => {
  for (const name of Object.keys(extra ?? {})) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]{2,}$/);
});

test.each(rows)('%s has all texts, in whole sentences', (code, entry) => {
  for (const text of prose(entry)) expect(text).toMatch(/^\S.*[.]$/);
  expect(entry.causes.length).toBeGreaterThan(0);
  expect(entry.confusedWith.code).not.toBe(code);
  expect(new Set(prose(entry)).size).toBe(prose(entry).length);
});

test.each(rows)('%s uses a neutral tone', (_code, entry) => {
  for (const text of prose(entry)) expect(text).not.toMatch(/oops|sorry|please|your fault|!/i);
});

function kindOfStatus(status: number): ProblemKind {
  if (status === 401) return 'credentials';
  if (status === 403) return 'forbidden';
  return status === 408 || status === 429 || status >= 500 ? 'temporary' : 'request';
}

function prose({ detail, meaning, causes, fix, confusedWith }: Entry): string[] {
  return [detail, meaning, ...causes, fix.client, fix.person, fix.owner, confusedWith.difference];
}
