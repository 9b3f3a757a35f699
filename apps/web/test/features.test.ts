import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const src = join(import.meta.dirname, '../src');

/** A folder is a feature. A file outside of folders is its own feature. */
const featureOf = (file: string) => {
  const folder = dirname(file);
  return folder === '.' ? file.replace(/\.tsx?$/, '') : folder;
};

/** Reads from which other features each feature imports, types included. */
function readImports(): Map<string, Set<string>> {
  const imports = new Map<string, Set<string>>();
  for (const file of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file)) continue;
    const feature = featureOf(file);
    const others = imports.get(feature) ?? new Set();
    const text = readFileSync(join(src, file), 'utf8');
    for (const [, path = ''] of text.matchAll(/(?:from|import|import\()\s*'(\.[^']+)'/g)) {
      others.add(featureOf(join(dirname(file), path)));
    }
    others.delete(feature);
    imports.set(feature, others);
  }
  return imports;
}

/**
 * Finds circular imports: removes every feature that imports no other, or that no other imports, until nothing changes.
 * Only features in a circle, or between two circles, are left.
 */
function circlesOf(imports: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const left = new Map(imports);
  for (let before = 0; left.size !== before;) {
    before = left.size;
    for (const [feature, others] of left) {
      const isFirst = ![...left.values()].some((imported) => imported.has(feature));
      const isLast = ![...others].some((other) => left.has(other));
      if (isFirst || isLast) left.delete(feature);
    }
  }
  return [...left].map(([feature, others]) => `${feature} imports ${[...others].join(', ')}`);
}

test('features import each other in one direction: the proxy imports the page context, the session and the API', () => {
  const imports = readImports();
  expect([...(imports.get('proxy') ?? [])]).toEqual(
    expect.arrayContaining(['api', 'page-context', 'session']),
  );
  expect(circlesOf(imports)).toEqual([]);
});

test('a circle is found', () => {
  const circle = [
    ['a', new Set(['b'])],
    ['b', new Set(['a', 'c'])],
    ['c', new Set<string>()],
    ['d', new Set(['a'])],
  ] as const;
  expect(circlesOf(new Map(circle))).toEqual(['a imports b', 'b imports a, c']);
});
